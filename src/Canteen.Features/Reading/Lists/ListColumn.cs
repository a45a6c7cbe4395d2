using Canteen.Core.Lists;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Lists;

internal sealed class ListColumn(ListCache lists, ReadList read) : IColumnSource
{
    public string Kind => "list";

    public async ValueTask<IReadOnlyList<OfferedColumn>> OfferAsync(AccountId me, CancellationToken ct) =>
        [.. (await lists.FindAsync(me, ct)).Select(Offered)];

    public async ValueTask<OfferedColumn?> FindAsync(AccountId me, string of, CancellationToken ct) =>
        Id<PersonalList>.TryParse(of, out var id) && await lists.FindAsync(me, id, ct) is { } list ? Offered(list) : null;

    public async ValueTask<HtmlPart> ReadAsync(HttpContext http, OfferedColumn column, int number)
    {
        if (!Id<PersonalList>.TryParse(column.Column.Of, out var id)) throw new ArgumentException("It is no list.", nameof(column));
        var page = await lists.FindAsync(http.Me(), id, http.RequestAborted) is { } list
            ? await read.RunAsync(http.Me(), list, FeedColumn.Window, http.RequestAborted)
            : Page<ShownPost>.Empty;
        return FeedColumn.Of(FilteredPage.Of(http, FilterContext.Home, page), column, number, live: "list", isArranged: true);
    }

    private OfferedColumn Offered(PersonalList list) => new(new(Kind, list.Id.ToString()), list.Title, list.Icon, $"/lists/{list.Id}");
}
