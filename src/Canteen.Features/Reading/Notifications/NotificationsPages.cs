using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Notifications;

internal static class NotificationsPages
{
    /// <summary>Looking at the newest page is reading: the mark moves to what is shown.</summary>
    public static async Task<IResult> ShowAsync(
        HttpContext http, ApiInput input, ListNotificationGroups list, ReadNotifications read, KnownRelationships relationships, CancellationToken ct)
    {
        var window = input.Window(40, 80);
        var onlyMentions = input.Text("show", 64) == "mentions";
        var filter = onlyMentions ? new NotificationFilter([NotificationKinds.Mention]) : NotificationFilter.Everything;
        var page = (await list.RunAsync(http.Me(), filter, NotificationKinds.Grouped, window, ct)).With(group => group.ToView());
        var before = window.MaxId is null && page.First is { } newest && !onlyMentions ? await read.RunAsync(http.Me(), newest, ct) : long.MaxValue;
        await relationships.PrepareAsync(http.Viewer(), Followers(page), ct);
        return http.Request.WantsFragment()
            ? Fragment.Part<NotificationItems>(new { Groups = page.Items, ReadBefore = before })
            : PageAnswers.Show<NotificationsPage>(
                new { Groups = page, ReadBefore = before, OnlyMentions = onlyMentions, IsLive = !onlyMentions && window.MaxId is null });
    }

    /// <summary>The number that stands beside the bell.</summary>
    public static async Task<IResult> UnreadAsync(HttpContext http, ShellLoader frame) =>
        Fragment.Part<UnreadCount>(new { Count = (await frame.LoadAsync(http)).Unread });

    private static IEnumerable<AccountView> Followers(Page<NotificationGroup> page) =>
        page.Items.Where(group => group.Kind == NotificationKinds.Follow && group.People.Count == 1).Select(group => group.People[0]);
}
