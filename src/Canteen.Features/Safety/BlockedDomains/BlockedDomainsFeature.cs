using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Safety.BlockedDomains;

/// <summary>Blocking a whole server: one sees nothing of its people any more.</summary>
public sealed class BlockedDomainsFeature : IFeature
{
    private const string Api = "/api/v1/domain_blocks";

    public void Register(IServiceCollection services) => services
        .AddSingleton<BlockDomain>()
        .AddSingleton<UnblockDomain>()
        .AddSingleton<ListBlockedDomains>()
        .AddSingleton<PreviewDomainBlock>()
        .AddSingleton(BlockedDomainsPages.Blocked)
        .AddSingleton(BlockedDomainsPages.Unblocked)
        .AddSlotPiece<BlockDomainItem>(SlotNames.PostMenu, 76)
        .AddSlotPiece<DomainNotice, DomainNoticeSource>(SlotNames.Profile, 6)
        .AddSlotPiece<BlockDomainLink, BlockDomainLinkSource>(SlotNames.ProfileMore, 75)
        .AddSlotPiece<BlockedServers, BlockedServersSource>(SlotNames.Hidden, 25);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Api, BlockedDomainsApi.ListAsync).RequireScope("read:blocks");
        routes.MapPost(Api, BlockedDomainsApi.BlockAsync).RequireScope("write:blocks");
        routes.MapDelete(Api, BlockedDomainsApi.UnblockAsync).RequireScope("write:blocks");
        routes.MapGet(Api + "/preview", BlockedDomainsApi.PreviewAsync).RequireScope("write:blocks");
        routes.MapGet("/servers/{domain}/block", BlockedDomainsPages.AskAsync).RequireSignIn();
        routes.MapPost("/servers/{domain}/block", BlockedDomainsPages.BlockAsync).TakeForm();
        routes.MapPost("/servers/{domain}/unblock", BlockedDomainsPages.UnblockAsync).TakeForm();
    }
}
