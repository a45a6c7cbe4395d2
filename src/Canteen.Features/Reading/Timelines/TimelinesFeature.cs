using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Timelines;

/// <summary>The timelines: home, public, and by hashtag.</summary>
public sealed class TimelinesFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddNavItem(new("home", "/home", "home", "Following", 10) { Section = NavSection.Home, Key = 'h' })
        .AddNavItem(new("everyone", "/public", "tea", "Everyone", 20) { Section = NavSection.Home, Key = 'e', IsShown = _ => true })
        .AddColumn<HomeColumn>()
        .AddColumn<LocalColumn>()
        .AddColumn<TagColumn>()
        .AddLiveTail<PublicTimelineCache>()
        .AddLiveTail<TagTimelineCache>()
        .AddSingleton<ReadPublicTimeline>()
        .AddSingleton<ReadTagTimeline>()
        .AddSingleton<LeaveHome>()
        .AddSingleton<LoadTag>();

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new TimelinesApi(routes.ServiceProvider.GetRequiredService<CanteenSettings>());
        routes.MapGet("/api/v1/timelines/home", api.HomeAsync).RequireScope("read:statuses");
        routes.MapGet("/api/v1/timelines/public", api.PublicAsync).AllowVisitors("read:statuses");
        routes.MapGet("/api/v1/timelines/tag/{hashtag}", api.TagAsync).AllowVisitors("read:statuses");
        routes.MapGet("/api/v1/tags/{hashtag}", api.ShowTagAsync).AllowVisitors("read:follows");
        routes.MapGet("/home", TimelinesPages.HomeAsync).RequireSignIn();
        routes.MapPost("/home/leave", TimelinesPages.LeaveAsync).TakeForm();
        routes.MapGet("/public", TimelinesPages.PublicAsync).AllowEveryone();
        routes.MapGet("/tags/{name}", TimelinesPages.TagAsync).AllowEveryone();
    }
}
