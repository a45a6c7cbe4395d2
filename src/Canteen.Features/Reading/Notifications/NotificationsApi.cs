using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Notifications;

internal sealed class NotificationsApi(CanteenSettings settings)
{
    public async Task<IResult> ListAsync(ApiInput input, HttpContext http, ListNotifications list, CancellationToken ct)
    {
        var page = await list.RunAsync(http.Me(), NotificationInput.Filter(input), input.Window(40, 80), ct);
        LinkHeader.Write(http, page, settings.Address, always: true);
        return new NotificationListJson(page.Items);
    }

    public static async Task<IResult> ShowAsync(NotificationId id, HttpContext http, ShowNotification show, CancellationToken ct) =>
        NotificationAnswerJson.Of(await show.RunAsync(http.Me(), id, ct));

    public static async Task<IResult> UnreadAsync(ApiInput input, HttpContext http, CountUnread count, CancellationToken ct) =>
        Results.Json(new CountJson(await count.RunAsync(http.Me(), NotificationInput.Filter(input), input.Window(100, 1000).Limit, ct)));

    public static async Task<IResult> DismissAsync(
        NotificationId id, HttpContext http, DismissNotification dismiss, CancellationToken ct) =>
        (await dismiss.RunAsync(http.Me(), id, ct)).ToResult(_ => new object());

    public static async Task<IResult> ClearAsync(HttpContext http, ClearNotifications clear, CancellationToken ct)
    {
        await clear.RunAsync(http.Me(), ct);
        return Results.Json(new object());
    }
}

internal sealed record CountJson(int Count);
