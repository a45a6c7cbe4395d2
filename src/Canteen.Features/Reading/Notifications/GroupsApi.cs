using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Notifications;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Notifications in groups (Mastodon 4.3).</summary>
internal sealed class GroupsApi(CanteenSettings settings)
{
    private const string Partial = "partial_avatars";

    public async Task<IResult> ListAsync(ApiInput input, HttpContext http, ListNotificationGroups list, CancellationToken ct)
    {
        var expand = input.Text("expand_accounts");
        if (expand is not (null or "" or "full" or Partial))
            return Fault.BadRequest("expand_accounts must be full or partial_avatars").ToResult();
        var page = await list.RunAsync(
            http.Me(), NotificationInput.Filter(input), NotificationInput.Grouped(input), input.Window(40, 80), ct);
        LinkHeader.Write(http, page, settings.Address, always: true);
        return new GroupedNotificationsJson(page.Items, expand == Partial);
    }

    public static async Task<IResult> ShowAsync(string key, HttpContext http, ShowNotificationGroup show, CancellationToken ct) =>
        GroupKeyJson.Read(key) is { } known && (await show.RunAsync(http.Me(), known, ct)).Is(out var group, out _)
            ? new GroupedNotificationsJson([group])
            : Fault.NotFound.ToResult();

    public static async Task<IResult> DismissAsync(string key, HttpContext http, DismissNotificationGroup dismiss, CancellationToken ct)
    {
        if (GroupKeyJson.Read(key) is not { } known) return Fault.NotFound.ToResult();
        await dismiss.RunAsync(http.Me(), known, ct);
        return Results.Json(new object());
    }

    public async Task<IResult> PeopleAsync(string key, ApiInput input, HttpContext http, ListGroupPeople list, CancellationToken ct)
    {
        if (GroupKeyJson.Read(key) is not { } known) return Fault.NotFound.ToResult();
        var page = await list.RunAsync(http.Me(), known, input.Window(40, 80), ct);
        LinkHeader.Write(http, page, settings.Address);
        return Results.Json(AccountJson.From(page.Items));
    }

    public static async Task<IResult> UnreadAsync(ApiInput input, HttpContext http, CountUnreadGroups count, CancellationToken ct) =>
        Results.Json(new CountJson(await count.RunAsync(
            http.Me(), NotificationInput.Filter(input), NotificationInput.Grouped(input), input.Window(100, 1000).Limit, ct)));
}
