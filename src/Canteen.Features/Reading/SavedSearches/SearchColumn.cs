using Canteen.Core.Search;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.SavedSearches;

internal sealed class SearchColumn(SavedSearchCache searches, ReadSearch read) : IColumnSource
{
    public string Kind => "search";

    public async ValueTask<IReadOnlyList<OfferedColumn>> OfferAsync(AccountId me, CancellationToken ct) =>
        [.. (await searches.FindAsync(me, ct)).Select(Offered)];

    public async ValueTask<OfferedColumn?> FindAsync(AccountId me, string of, CancellationToken ct) =>
        Id<SavedSearch>.TryParse(of, out var id) && await searches.FindAsync(me, id, ct) is { } search ? Offered(search) : null;

    public async ValueTask<HtmlPart> ReadAsync(HttpContext http, OfferedColumn column, int number)
    {
        if (!Id<SavedSearch>.TryParse(column.Column.Of, out var id)) throw new ArgumentException("It is no search.", nameof(column));
        var found = await read.RunAsync(http.Me(), id, FeedColumn.Window, http.RequestAborted, ReaderZone.OfDevice(http.Request));
        var posts = found.Is(out var shown, out _) ? shown.Posts : Core.Paging.Page<Core.Posts.ShownPost>.Empty;
        return FeedColumn.Of(FilteredPage.Of(http, FilterContext.Public, posts), column, number, live: "search");
    }

    private OfferedColumn Offered(SavedSearch search) =>
        new(new(Kind, search.Id.ToString()), search.Title, "search", $"/searches/{search.Id}");
}
