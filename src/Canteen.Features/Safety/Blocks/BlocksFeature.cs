using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Safety.Blocks;

/// <summary>Blocking people: neither of the two sees anything of the other.</summary>
public sealed class BlocksFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<BlockAccount>()
        .AddSingleton<UnblockAccount>()
        .AddSingleton<ListBlocks>()
        .AddSingleton(BlocksPages.Blocked)
        .AddSingleton(BlocksPages.Unblocked)
        .AddSlotPiece<BlockItem>(SlotNames.PostMenu, 75)
        .AddSlotPiece<BlockNotice, BlockNoticeSource>(SlotNames.Profile, 4)
        .AddSlotPiece<BlockButton, BlockButtonSource>(SlotNames.ProfileMore, 70)
        .AddSlotPiece<BlockedPeople, BlockedPeopleSource>(SlotNames.Hidden, 20);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/accounts/{id:id}/block", BlocksApi.BlockAsync).RequireScope("write:blocks");
        routes.MapPost("/api/v1/accounts/{id:id}/unblock", BlocksApi.UnblockAsync).RequireScope("write:blocks");
        routes.MapGet("/api/v1/blocks", BlocksApi.ListAsync).RequireScope("read:blocks");
        routes.MapPost("/people/{id:id}/block", BlocksPages.BlockAsync).TakeForm();
        routes.MapPost("/people/{id:id}/unblock", BlocksPages.UnblockAsync).TakeForm();
    }
}
