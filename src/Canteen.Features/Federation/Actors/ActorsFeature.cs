using Canteen.Features.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Federation.Actors;

public sealed class ActorsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
    }

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
