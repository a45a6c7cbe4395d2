using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Platform.Slots;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Notifications;

internal sealed class NotificationsPages(ListNotificationGroups list, ReadNotifications read, VisiblePosts posts, PageViewer viewer)
{
    /// <summary>Looking at the newest page is reading: the mark moves to what is shown.</summary>
    public static Task<IResult> ShowAsync(HttpContext http, ApiInput input, NotificationsPages pages, KnownRelationships relationships) =>
        pages.ShowAsync(http, input, relationships);

    /// <summary>The number that stands beside the bell.</summary>
    public static async Task<IResult> UnreadAsync(HttpContext http, NotificationsPages pages) =>
        Fragment.Part<UnreadCount>(new { Count = await pages.CountUnreadAsync(http) });

    private Task<long> CountUnreadAsync(HttpContext http) => viewer.CountUnreadAsync(http.Me(), http.RequestAborted);

    private async Task<IResult> ShowAsync(HttpContext http, ApiInput input, KnownRelationships relationships)
    {
        var (me, ct, window) = (http.Me(), http.RequestAborted, input.Window(40, 80));
        var onlyMentions = input.Text("show", 64) == "mentions";
        var filter = onlyMentions ? new NotificationFilter([NotificationKinds.Mention]) : NotificationFilter.Everything;
        var page = await list.RunAsync(me, filter, NotificationKinds.Grouped, window, ct);
        var before = window.MaxId is null && page.First is { } newest && !onlyMentions ? await read.RunAsync(me, newest, ct) : long.MaxValue;
        await relationships.PrepareAsync(me, page.Items.Where(IsOneFollower).Select(group => group.People[0]), ct);
        var lines = await LinesAsync(me, page.Items, before, ct);
        if (http.Request.WantsFragment()) return Fragment.Of(lines);
        return PageAnswers.ShowPure<NotificationsPage>(
            new { IsEmpty = page.Items.Count == 0, page.Full, OnlyMentions = onlyMentions, IsLive = !onlyMentions && window.MaxId is null },
            new PageContent { Parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Inner] = lines }, Oldest = page.Last });
    }

    private async Task<HtmlPart> LinesAsync(AccountId me, IReadOnlyList<NotificationGroup> groups, long readBefore, CancellationToken ct)
    {
        var mentions = groups.Where(IsMention).Select(group => group.Post!.Id).Distinct().ToList();
        var shown = (await posts.ListAsync(me, mentions, ct)).ToDictionary(post => post.Id);
        return new PartList([.. groups.Where(group => !IsMention(group) || shown.ContainsKey(group.Post!.Id)).Select(group => Line(group, readBefore, shown))]);
    }

    private static ComponentPart Line(NotificationGroup group, long readBefore, Dictionary<PostId, ShownPost> shown)
    {
        HtmlPart? inner = IsMention(group) ? new PostsPart([shown[group.Post!.Id]])
            : IsOneFollower(group) ? new SlotPart(SlotNames.ProfileActions, group.People[0])
            : null;
        return new(typeof(NotificationItem), new { Line = NotificationLine.Of(group, readBefore) }) { Inner = inner };
    }

    private static bool IsMention(NotificationGroup group) => group is { Kind: NotificationKinds.Mention, Post: not null };

    private static bool IsOneFollower(NotificationGroup group) => group is { Kind: NotificationKinds.Follow, People.Count: 1 };
}
