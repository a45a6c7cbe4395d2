using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Trends;

/// <summary>Posts, hashtags and links that people of many organisations use just now, why, and what moderators refuse.</summary>
public sealed class TrendsFeature : IFeature
{
    internal const string OldUsesSql =
        """
        DELETE FROM trend_uses WHERE (kind, subject, account_id) IN (
          SELECT kind, subject, account_id FROM trend_uses WHERE kind IN (0, 1, 2) AND used_at < @Before LIMIT @Most)
        """;

    internal const string OldCausesSql =
        """
        DELETE FROM trend_causes WHERE (account_id, kind, subject, cause) IN (
          SELECT account_id, kind, subject, cause FROM trend_causes WHERE used_at < @Before LIMIT @Most)
        """;

    public void Register(IServiceCollection services)
    {
        services.AddNavItem(new("trends", "/trends", "speech", "Trends", 25) { Section = NavSection.Explore, IsShown = _ => true })
            .AddNavItem(new("hashtags", "/hashtags", "hash", "Hashtags", 30) { Section = NavSection.Explore, IsShown = _ => true })
            .AddNavItem(new("trends-review", ReviewPages.Path, "shield", "Trends", 40)
            {
                Section = NavSection.Moderation, IsShown = frame => frame.IsStaff,
            })
            .AddReaction<CountUses>()
            .AddOldRows(OldUsesSql, TrendRule.Window)
            .AddOldRows(OldCausesSql, TrendRule.Window)
            .AddSlotPiece<TrendingTags, TrendingTagsSource>(SlotNames.Beside, 20)
            .AddSlotPiece<TrendingTags, TrendingTagsSource>(SlotNames.Explore, 10)
            .AddSlotPiece<TagsInUse, TagsInUseSource>(SlotNames.HomeEmpty, 30)
            .AddSlotPiece<RelatedTags, RelatedTagsSource>(SlotNames.TagActions, 90)
            .AddSingleton(ReviewPages.Ruled);
        services.AddSingleton<TrendCache>()
            .AddSingleton<ReadRisingTags>()
            .AddSingleton<RelatedTagCache>()
            .AddSingleton<ReadLinkTimeline>()
            .AddSingleton<ListTrendingPosts>()
            .AddSingleton<LoadTrendingTags>()
            .AddSingleton<ExplainTrends>()
            .AddSingleton<ReviewTrends>()
            .AddSingleton<RuleOnTrend>()
            .AddSingleton<ReviewApi>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new TrendsApi(routes.ServiceProvider.GetRequiredService<CanteenSettings>());
        foreach (var tags in (string[])["/api/v1/trends", "/api/v1/trends/tags"]) routes.MapGet(tags, api.TagsAsync).AllowVisitors();
        routes.MapGet("/api/v1/trends/statuses", api.PostsAsync).AllowVisitors();
        routes.MapGet("/api/v1/trends/links", api.LinksAsync).AllowVisitors();
        routes.MapGet("/api/v1/timelines/link", api.LinkTimelineAsync).AllowVisitors("read:statuses");
        routes.MapGet("/api/canteen/v1/trends", api.ExplainAsync).AllowVisitors();
        MapReview(routes);
        routes.MapGet("/trends", TrendsPages.PostsAsync).AllowVisitors();
        routes.MapGet("/hashtags", TrendsPages.TagsAsync).AllowVisitors();
        routes.MapGet("/trends/links", TrendsPages.LinksAsync).AllowVisitors();
        routes.MapGet("/trends/link", TrendsPages.LinkAsync).AllowVisitors();
    }

    private static void MapReview(IEndpointRouteBuilder routes)
    {
        var review = routes.ServiceProvider.GetRequiredService<ReviewApi>();
        var admin = routes.MapGroup("/api/v1/admin/trends");
        admin.MapGet("/tags", review.TagsAsync).RequireScope("admin:read");
        admin.MapGet("/links", review.LinksAsync).RequireScope("admin:read");
        admin.MapGet("/statuses", review.PostsAsync).RequireScope("admin:read");
        admin.MapGet("/links/publishers", review.PublishersAsync).RequireScope("admin:read");
        admin.MapPost("/tags/{id}/{act}", review.RuleOnTagAsync).RequireScope("admin:write");
        admin.MapPost("/links/{id}/{act}", review.RuleOnLinkAsync).RequireScope("admin:write");
        admin.MapPost("/statuses/{id}/{act}", review.RuleOnPostAsync).RequireScope("admin:write");
        admin.MapPost("/links/publishers/{id}/{act}", review.RuleOnPublisherAsync).RequireScope("admin:write");
        routes.MapGet(ReviewPages.Path, ReviewPages.ShowAsync).RequireSignIn();
        routes.MapPost(ReviewPages.Path, ReviewPages.RuleAsync).TakeForm();
    }
}
