using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.Timelines;

internal sealed class HomeColumn(ReadTimeline timeline, IStringLocalizer<Words> words) : IColumnSource
{
    public string Kind => "home";

    public async ValueTask<IReadOnlyList<OfferedColumn>> OfferAsync(AccountId me, CancellationToken ct) => [(await FindAsync(me, "", ct))!];

    public ValueTask<OfferedColumn?> FindAsync(AccountId me, string of, CancellationToken ct) =>
        new(of.Length == 0 ? new OfferedColumn(new(Kind), words["Home"], "home", "/home") : null);

    public async ValueTask<HtmlPart> ReadAsync(HttpContext http, OfferedColumn column, int number)
    {
        var page = await timeline.RunAsync(FeedKey.Home(http.Me()), FeedColumn.Window, http.RequestAborted);
        return FeedColumn.Of(FilteredPage.Of(http, FilterContext.Home, page), column, number, live: "home", isArranged: true);
    }
}

internal sealed class LocalColumn(ReadPublicTimeline timeline, IStringLocalizer<Words> words) : IColumnSource
{
    public string Kind => "local";

    public async ValueTask<IReadOnlyList<OfferedColumn>> OfferAsync(AccountId me, CancellationToken ct) => [(await FindAsync(me, "", ct))!];

    public ValueTask<OfferedColumn?> FindAsync(AccountId me, string of, CancellationToken ct) =>
        new(of.Length == 0 ? new OfferedColumn(new(Kind), words["Everyone"], "tea", "/public") : null);

    public async ValueTask<HtmlPart> ReadAsync(HttpContext http, OfferedColumn column, int number)
    {
        var page = await timeline.RunAsync(new PublicFilter(Local: true), http.Me(), FeedColumn.Window, http.RequestAborted);
        return FeedColumn.Of(FilteredPage.Of(http, FilterContext.Public, page), column, number, live: "local");
    }
}

internal sealed class TagColumn(ReadTagTimeline timeline, LoadTag load, ViewerCache viewers) : IColumnSource
{
    public string Kind => "tag";

    /// <summary>Those that they follow; any other can be typed.</summary>
    public async ValueTask<IReadOnlyList<OfferedColumn>> OfferAsync(AccountId me, CancellationToken ct)
    {
        var offered = new List<OfferedColumn>();
        foreach (var tag in (await viewers.FindAsync(me, ct)).FollowedTags)
            if (await FindAsync(me, tag, ct) is { } found && !offered.Contains(found)) offered.Add(found);
        return offered;
    }

    public async ValueTask<OfferedColumn?> FindAsync(AccountId me, string of, CancellationToken ct) =>
        (await load.RunAsync(of, ct)).Is(out var tag, out _)
        ? new OfferedColumn(new(Kind, tag.Name), "#" + tag.Display, "hash", TagName.Path(tag.Name))
        : null;

    public async ValueTask<HtmlPart> ReadAsync(HttpContext http, OfferedColumn column, int number)
    {
        var (filter, of) = (new TagFilter(column.Column.Of), new PublicFilter());
        var page = await timeline.RunAsync(filter, of, http.Me(), FeedColumn.Window, http.RequestAborted);
        return FeedColumn.Of(FilteredPage.Of(http, FilterContext.Public, page), column, number, live: "tag");
    }
}
