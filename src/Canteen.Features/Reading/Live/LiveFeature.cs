using Canteen.Features.Platform;
using Canteen.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Live;

/// <summary>Tells open pages that something is new, by server-sent events.</summary>
public sealed class LiveFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddLiveTail<LiveTail>().AddSingleton<ListenLive>();

    public void Map(IEndpointRouteBuilder routes) => LiveRoutes.Map(routes);
}
