using Canteen.Core;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Trends;

internal sealed class TrendsApi(CanteenSettings settings)
{
    public async Task<IResult> TagsAsync(
        ApiInput input, HttpContext http, TrendCache trends, LoadTrendingTags load, ReadTagMarks readMarks, CancellationToken ct)
    {
        if (PageOf(input, 10, 20) is not { } page) return NoOffset;
        var all = (await trends.FindAsync(ct)).Shown(TrendKind.Tag);
        var marks = await readMarks.RunAsync(http.Viewer(), ct);
        var tags = await load.RunAsync(page.Of(all), ct);
        page.WriteLinks(http, all.Count, settings.Address);
        return Results.Json(tags.Select(tag => TagJson.From(tag, settings.Address, marks)));
    }

    public async Task<IResult> PostsAsync(ApiInput input, HttpContext http, ListTrendingPosts list, CancellationToken ct)
    {
        if (PageOf(input, 20, 40) is not { } page) return NoOffset;
        var all = await list.RunAsync(http.Viewer(), ct);
        page.WriteLinks(http, all.Count, settings.Address);
        return new StatusListJson(page.Of(all).ConvertAll(item => item.Post));
    }

    public async Task<IResult> LinksAsync(ApiInput input, HttpContext http, TrendCache trends, CancellationToken ct)
    {
        if (PageOf(input, 10, 20) is not { } page) return NoOffset;
        var board = await trends.FindAsync(ct);
        var all = board.Shown(TrendKind.Link);
        page.WriteLinks(http, all.Count, settings.Address);
        return Results.Json(page.Of(all).ConvertAll(link => TrendLinkJson.From(link, board.At)));
    }

    public async Task<IResult> LinkTimelineAsync(ApiInput input, HttpContext http, ReadLinkTimeline timeline, CancellationToken ct)
    {
        var read = await timeline.RunAsync(input.Required("url", 2048), http.Viewer(), input.Window(20, 40), ct);
        if (!read.Is(out var page, out var fault)) return fault.ToResult();
        LinkHeader.Write(http, page, settings.Address, always: true);
        return new StatusListJson(page.Items);
    }

    public async Task<IResult> ExplainAsync(HttpContext http, TrendCache trends, ListTrendingPosts list, CancellationToken ct)
    {
        var (board, posts) = (await trends.FindAsync(ct), await list.RunAsync(http.Viewer(), ct));
        return Results.Json(new TrendsJson(
            posts.ConvertAll(item => new ExplainedPostJson(item.Post.Id.ToString(), TrendWhyJson.From(item.Trend))),
            [.. board.Shown(TrendKind.Tag).Select(tag =>
                new ExplainedTagJson(tag.Display, settings.Address + TagName.Path(tag.Subject), TrendWhyJson.From(tag)))],
            [.. board.Shown(TrendKind.Link).Select(link => new ExplainedLinkJson(link.Subject, TrendWhyJson.From(link)))]));
    }

    /// <summary>Null for a negative offset.</summary>
    internal static OffsetPage? PageOf(ApiInput input, int usual, int most) =>
        (input.Number("offset") ?? 0) is >= 0 and var offset
            ? new((int)Math.Min(offset, TrendBoard.Most), input.Window(usual, most).Limit)
            : null;

    internal static IResult NoOffset => Fault.BadRequest("offset must not be negative").ToResult();
}

/// <summary>Hashtags that trend, with their public use on each of the last seven days.</summary>
public sealed class LoadTrendingTags(Database database, TagHydrator hydrator)
{
    public Task<List<TagUseView>> RunAsync(IReadOnlyList<TrendItem> tags, CancellationToken ct) =>
        database.ReadAsync(db => hydrator.LoadAsync(db, [.. tags.Select(tag => tag.Subject)]), ct);
}
