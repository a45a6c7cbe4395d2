using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
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
        .AddSingleton<ListBlocks>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/accounts/{id:id}/block", BlocksApi.BlockAsync).RequireScope("write:blocks");
        routes.MapPost("/api/v1/accounts/{id:id}/unblock", BlocksApi.UnblockAsync).RequireScope("write:blocks");
        routes.MapGet("/api/v1/blocks", BlocksApi.ListAsync).RequireScope("read:blocks");
    }
}
