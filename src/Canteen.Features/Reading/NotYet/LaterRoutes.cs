using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Reading.NotYet;

/// <summary>
/// The rest of Mastodon's API, so that an app is not told that a post or a person does not exist when it is the feature that does not.
/// </summary>
internal static class LaterRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        MapPosts(api.MapGroup("/statuses/{id:id}"));
        MapPeople(api);
        MapYears(api.MapGroup("/annual_reports"));
        routes.MapGet("/api/v1_alpha/async_refreshes/{id}", NotYetApi.Unknown).RequireScope("read");
        routes.MapGet("/api/oembed", LaterApi.EmbedAsync).Saying("Embedding posts isn't available here yet").AllowVisitors();
        MapMoved(api);
    }

    private static void MapPosts(RouteGroupBuilder post)
    {
        post.MapMethods("", UpdateRoutes.Methods, NotYetApi.RefuseForPostAsync)
            .Saying("Editing posts isn't available here yet: delete the post and write it again").RequireScope("write:statuses");
        post.MapPost("/translate", NotYetApi.RefuseForPostAsync).Saying("Translation isn't available here yet")
            .RequireScope("read:statuses");
        post.MapGet("/quotes", LaterApi.NoQuotesAsync).RequireScope("read:statuses");
        post.MapPost("/quotes/{quote:id}/revoke", NotYetApi.Unknown).RequireScope("write:statuses");
        post.MapMethods("/interaction_policy", UpdateRoutes.Methods, NotYetApi.RefuseForPostAsync)
            .Saying("Quoting posts isn't available here yet").RequireScope("write:statuses");
    }

    private static void MapPeople(RouteGroupBuilder api)
    {
        api.MapPost("/accounts/{id:id}/email_subscriptions", NotYetApi.RefuseForAccountAsync)
            .Saying("Posts by email aren't available here yet").AllowVisitors();
    }

    private static void MapYears(RouteGroupBuilder years)
    {
        years.MapGet("", LaterApi.NoYears).RequireScope("read:accounts");
        years.MapGet("/{year}", NotYetApi.Unknown).RequireScope("read:accounts");
        years.MapGet("/{year}/state", LaterApi.NoYear).RequireScope("read:accounts");
        years.MapPost("/{year}/generate", NotYetApi.Refuse).Saying("Yearly round-ups aren't available here")
            .RequireScope("write:accounts");
        years.MapPost("/{year}/read", NotYetApi.Unknown).RequireScope("write:accounts");
    }

    /// <summary>Outdated addresses: old apps are told where to look instead.</summary>
    private static void MapMoved(RouteGroupBuilder api)
    {
        api.MapGet("/search", NotYetApi.Refuse).Saying("Search has moved to /api/v2/search").AllowVisitors("read:search");
        api.MapGet("/timelines/direct", NotYetApi.Refuse).Saying("Direct posts have moved to /api/v1/conversations")
            .RequireScope("read:statuses");
        api.MapGet("/statuses/{id:id}/card", NotYetApi.RefuseForPostAsync).Saying("A post's card is now part of the post")
            .AllowVisitors("read:statuses");
    }
}
