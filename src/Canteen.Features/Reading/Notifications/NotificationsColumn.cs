using Canteen.Core.Accounts;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.Notifications;

internal sealed class NotificationsColumn(
    NotificationsPages pages, RelationshipCache relationships, IStringLocalizer<Words> words) : IColumnSource
{
    public string Kind => "notifications";

    public async ValueTask<IReadOnlyList<OfferedColumn>> OfferAsync(AccountId me, CancellationToken ct) => [(await FindAsync(me, "", ct))!];

    public ValueTask<OfferedColumn?> FindAsync(AccountId me, string of, CancellationToken ct) =>
        new(of.Length == 0 ? new OfferedColumn(new(Kind), words["Notifications"], "bell", "/notifications") : null);

    public async ValueTask<HtmlPart> ReadAsync(HttpContext http, OfferedColumn column, int number) =>
        await pages.ShowColumnAsync(http, relationships, number);
}
