using Canteen.Features.Platform;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Live;

/// <summary>Tells open pages that something is new, by server-sent events.</summary>
public sealed class LiveFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddLiveTail<LiveTail>()
        .AddSingleton<PostsOnOpenPages>()
        .AddSingleton<LiveChanges>()
        .AddSingleton<FindVisible>()
        .AddSingleton<WatchFeed>()
        .AddSingleton<ListenLive>();

    // A stream lasts as long as its page is open, which would distort the figures on how fast requests are answered.
    public void Map(IEndpointRouteBuilder routes) => LiveRoutes.Map(routes.MapGroup("").DisableHttpMetrics());
}
