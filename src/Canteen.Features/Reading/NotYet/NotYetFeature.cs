using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.NotYet;

/// <summary>
/// What Mastodon's apps ask for and what has no room here yet. Reads answer truthfully that there is nothing; a write is refused with a
/// sentence, so that nobody believes that it was stored. When a room for something is built, its routes are removed here.
/// </summary>
public sealed class NotYetFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        MapSafety(routes.MapGroup("/api/v1"));
        MapTalk(routes.MapGroup("/api/v1"));
        MapPushAndMedia(routes);
        LaterRoutes.Map(routes);
        AdministrationRoutes.Map(routes);
    }

    private static void MapSafety(IEndpointRouteBuilder api)
    {
        api.MapPost("/reports", NotYetApi.Refuse).Saying("Reports aren't available here yet: please contact the people who run this server")
            .RequireScope("write:reports");
    }

    private static void MapTalk(IEndpointRouteBuilder api)
    {
        api.MapGet("/announcements", NotYetApi.None).RequireScope();
        api.MapPost("/announcements/{id:id}/dismiss", NotYetApi.Unknown).RequireScope("write:accounts");
        api.MapMethods("/announcements/{id:id}/reactions/{name}", ["PUT", "DELETE"], NotYetApi.Unknown).RequireScope("write:favourites");
        api.MapGet("/conversations", NotYetApi.None).RequireScope("read:statuses");
        api.MapPost("/conversations/{id:id}/read", NotYetApi.Unknown).RequireScope("write:conversations");
        api.MapPost("/conversations/{id:id}/unread", NotYetApi.Unknown).RequireScope("write:conversations");
        api.MapDelete("/conversations/{id:id}", NotYetApi.Unknown).RequireScope("write:conversations");
        api.MapGet("/scheduled_statuses", NotYetApi.None).RequireScope("read:statuses");
        api.MapGet("/scheduled_statuses/{id:id}", NotYetApi.Unknown).RequireScope("read:statuses");
        api.MapMethods("/scheduled_statuses/{id:id}", NotYetApi.Changes, NotYetApi.Unknown).RequireScope("write:statuses");
        api.MapGet("/polls/{id:id}", NotYetApi.Unknown).AllowVisitors("read:statuses");
        api.MapPost("/polls/{id:id}/votes", NotYetApi.Unknown).RequireScope("write:statuses");
        api.MapGet("/donation_campaigns", NotYetApi.Nothing).RequireScope();
    }

    private static void MapPushAndMedia(IEndpointRouteBuilder routes)
    {
        var push = routes.MapGroup("/api/v1/push/subscription").RequireScope("push");
        push.MapGet("", NotYetApi.Unknown);
        push.MapPost("", NotYetApi.Refuse).Saying("Push notifications aren't available here yet");
        push.MapMethods("", UpdateRoutes.Methods, NotYetApi.Unknown);
        push.MapDelete("", NotYetApi.Gone);
        foreach (var media in new[] { "/api/v1/media", "/api/v2/media" })
        {
            routes.MapPost(media, NotYetApi.Refuse).Saying("Pictures, films and sound cannot be attached here yet")
                .RequireScope("write:media");
        }
        routes.MapGet("/api/v1/media/{id:id}", NotYetApi.Unknown).RequireScope("write:media");
        routes.MapMethods("/api/v1/media/{id:id}", NotYetApi.Changes, NotYetApi.Unknown).RequireScope("write:media");
    }
}
