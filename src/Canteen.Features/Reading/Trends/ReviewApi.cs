using System.Text.Json;
using System.Text.Json.Nodes;
using Canteen.Core;
using Canteen.Core.Posts;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Canteen.Features.Reading.Trends;

/// <summary>Mastodon's administration API for trends: what is shown, waits or was refused, and what moderators decide of it.</summary>
internal sealed class ReviewApi(ReviewTrends review, RuleOnTrend rule, CanteenSettings settings)
{
    public Task<IResult> TagsAsync(ApiInput input, HttpContext http, LoadTrendingTags load) =>
        ListAsync(input, http, board => board.Tags, async (items, board) => await TagsAsync(items, board, load, http.RequestAborted));

    public Task<IResult> LinksAsync(ApiInput input, HttpContext http) =>
        ListAsync(input, http, board => board.Links, (items, board) => new(items.ConvertAll(link => LinkOf(link, board))));

    public Task<IResult> PostsAsync(ApiInput input, HttpContext http, ListTrendingPosts list, IOptions<JsonOptions> json) =>
        ListAsync(input, http, board => board.Posts, async (items, board) => await PostsAsync(items, board, list, http, json.Value));

    public Task<IResult> PublishersAsync(ApiInput input, HttpContext http) =>
        ListAsync(input, http, board => board.Publishers, (items, board) => new(items.ConvertAll(host => PublisherOf(host, board))));

    public Task<IResult> RuleOnTagAsync(string id, string act, HttpContext http, LoadTrendingTags load) => RuleAsync(
        act, http, board => board.Tags.FirstOrDefault(tag => tag.Id == id), tag => new(TrendKind.Tag, tag.Subject),
        async (tag, board) => (await TagsAsync([tag], board, load, http.RequestAborted))[0]);

    public Task<IResult> RuleOnLinkAsync(string id, string act, HttpContext http) => RuleAsync(
        act, http, board => board.Links.FirstOrDefault(link => link.Id == id), link => new(TrendKind.Link, link.Subject),
        (link, board) => new(LinkOf(link, board)));

    public Task<IResult> RuleOnPostAsync(
        string id, string act, HttpContext http, ListTrendingPosts list, IOptions<JsonOptions> json) => RuleAsync(
        act, http, board => board.Posts.FirstOrDefault(post => post.Id == id), post => new(TrendKind.Post, post.Subject),
        async (post, board) => (await PostsAsync([post], board, list, http, json.Value)).FirstOrDefault() ?? new JsonObject());

    public Task<IResult> RuleOnPublisherAsync(string id, string act, HttpContext http) => RuleAsync(
        act, http, board => board.Publishers.FirstOrDefault(host => host.Id == id), host => new(TrendKind.Publisher, host.Host),
        (host, board) => new(PublisherOf(host, board)));

    private async Task<IResult> ListAsync<T>(
        ApiInput input, HttpContext http, Func<TrendBoard, IReadOnlyList<T>> of, Func<List<T>, TrendBoard, ValueTask<object>> show)
    {
        if (TrendsApi.PageOf(input, 20, 40) is not { } page) return TrendsApi.NoOffset;
        if (!(await review.RunAsync(http.Me(), http.RequestAborted)).Is(out var view, out _)) return Fault.NotAllowed.ToResult();
        var all = of(view.Board);
        page.WriteLinks(http, all.Count, settings.Address);
        return Results.Json(await show(page.Of(all), view.Board));
    }

    private async Task<IResult> RuleAsync<T>(
        string act, HttpContext http, Func<TrendBoard, T?> find, Func<T, UsedThing> thingOf, Func<T, TrendBoard, ValueTask<object>> show)
        where T : class
    {
        if (act is not ("approve" or "reject")) return Fault.NotFound.ToResult();
        if (!(await review.RunAsync(http.Me(), http.RequestAborted)).Is(out var view, out _)) return Fault.NotAllowed.ToResult();
        if (find(view.Board) is not { } found) return Fault.NotFound.ToResult();
        var thing = thingOf(found);
        var ruled = await rule.RunAsync(http.Me(), thing.Kind, thing.Subject, act == "approve", http.RequestAborted);
        if (!ruled.Is(out _, out var refused)) return refused.ToResult();
        if (!(await review.RunAsync(http.Me(), http.RequestAborted)).Is(out var now, out _)) return Fault.NotAllowed.ToResult();
        return Results.Json(await show(find(now.Board) ?? found, now.Board));
    }

    private async Task<List<ReviewedTagJson>> TagsAsync(
        List<TrendItem> items, TrendBoard board, LoadTrendingTags load, CancellationToken ct)
    {
        var uses = await load.RunAsync(items, ct);
        return [.. items.Zip(uses, (item, use) => ReviewedTagJson.From(
            TagJson.From(use, settings.Address, null), board.IsShown(item), board.IsWaiting(item)))];
    }

    private static async Task<List<JsonNode>> PostsAsync(
        List<TrendItem> items, TrendBoard board, ListTrendingPosts list, HttpContext http, JsonOptions json)
    {
        var shown = await list.ShowAsync(items, http.Me(), http.RequestAborted);
        return shown.ConvertAll(item =>
        {
            var post = JsonSerializer.SerializeToNode(StatusJson.From(item.Post.ToView()), json.SerializerOptions)!;
            post["requires_review"] = board.IsWaiting(item.Trend);
            return post;
        });
    }

    private static TrendLinkJson LinkOf(TrendItem link, TrendBoard board) =>
        TrendLinkJson.From(link, board.At) with { RequiresReview = board.IsWaiting(link) };

    private static ReviewedPublisherJson PublisherOf(TrendPublisher publisher, TrendBoard board) =>
        new(publisher.Id, publisher.Host, publisher.IsAllowed ?? !board.IsReviewed, board.IsReviewed && publisher.IsAllowed is null);
}
