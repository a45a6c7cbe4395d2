using Canteen.Core.Accounts;
using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Notifications;

internal sealed class NotificationsPages(ListNotificationGroups list, ReadNotifications read)
{
    /// <summary>Looking at the newest page is reading: the mark moves to what is shown.</summary>
    public static Task<IResult> ShowAsync(HttpContext http, ApiInput input, NotificationsPages pages, RelationshipCache relationships) =>
        pages.ShowAsync(http, input, relationships);

    /// <summary>The number beside the bell.</summary>
    public static async Task<IResult> UnreadAsync(HttpContext http, PageViewer viewer) =>
        Fragment.Part<UnreadCount>(await CountAsync(http, viewer));

    /// <summary>The same number in the navigation.</summary>
    public static async ValueTask<HtmlPart> MarkAsync(PageFiller page) =>
        new ComponentPart(typeof(UnreadCount), await CountAsync(page.Context, page.Service<PageViewer>()));

    private static async ValueTask<object> CountAsync(HttpContext http, PageViewer viewer)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        return new { Count = await viewer.CountUnreadAsync(me, ct), IsQuiet = await viewer.IsQuietAsync(me, ct) };
    }

    /// <summary>The newest as a column beside others; looking at it is reading, too.</summary>
    public async Task<HtmlPart> ShowColumnAsync(HttpContext http, RelationshipCache relationships, int number)
    {
        var shown = await ReadAsync(http, new PageWindow(20), onlyMentions: false, relationships);
        var parameters = new { shown.IsEmpty, IsLive = true, Column = (int?)number };
        return new ContentPart(typeof(NotificationsFeed), parameters, shown.Content, number);
    }

    private async Task<IResult> ShowAsync(HttpContext http, ApiInput input, RelationshipCache relationships)
    {
        var (window, onlyMentions) = (input.Window(40, 80), input.Text("show", 64) == "mentions");
        var shown = await ReadAsync(http, window, onlyMentions, relationships);
        if (http.Request.WantsFragment()) return Fragment.Of(shown.Content.Parts[PagePart.Inner]);
        return PageAnswers.ShowPure<NotificationsPage>(
            new { shown.IsEmpty, shown.Full, OnlyMentions = onlyMentions, IsLive = !onlyMentions && window.MaxId is null }, shown.Content);
    }

    private async Task<ShownNotifications> ReadAsync(
        HttpContext http, PageWindow window, bool onlyMentions, RelationshipCache relationships)
    {
        var (me, ct) = (http.Me(), http.RequestAborted);
        var filter = onlyMentions ? new NotificationFilter([NotificationKinds.Mention]) : NotificationFilter.Everything;
        var page = await list.RunAsync(me, filter, NotificationKinds.Grouped, window, ct);
        var before = window.MaxId is null && page.First is { } newest && !onlyMentions
            ? await read.RunAsync(me, newest, ct)
            : long.MaxValue;
        // Read together here, for the buttons to find one by one.
        await relationships.FindAsync(me, page.Items.Where(IsOneFollower).Select(group => group.People[0].View.Id), ct);
        var hiding = ReaderFilter.Of(http, FilterContext.Notifications);
        var hidden = page.Items.Count(group => group.Post is { } post && hiding.Hides(post));
        var shown = page.Items.Where(group => group.Post is not { } post || !hiding.LeavesOut(post)).ToList();
        var lines = new PartList([.. shown.Select(group => Line(group, before, me, hiding))]);
        var parts = new Dictionary<PagePart, HtmlPart>
        {
            [PagePart.Filtered] = new HiddenCountPart(hidden, hiding),
            [PagePart.Inner] = lines,
        };
        return new(new PageContent { Parts = parts, Oldest = page.Last }, IsEmpty: shown.Count == 0 && hidden == 0, page.Full);
    }

    private static ComponentPart Line(ShownGroup group, long readBefore, AccountId me, ReaderFilter filter)
    {
        HtmlPart? inner = group is { Group.Kind: NotificationKinds.Mention or NotificationKinds.Post, Post: { } post }
            ? new PostsPart([post], filter: filter)
            : IsOneFollower(group) ? new SlotPart(SlotNames.ProfileActions, group.People[0].View)
            : null;
        return new(typeof(NotificationItem), new { Line = NotificationLine.Of(group, readBefore, me) }) { Inner = inner };
    }

    private static bool IsOneFollower(ShownGroup group) => group is { Group.Kind: NotificationKinds.Follow, People.Count: 1 };

    /// <param name="Full">There may be older ones.</param>
    private sealed record ShownNotifications(PageContent Content, bool IsEmpty, bool Full);
}
