using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Tags;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Timelines;

internal static class TimelinesPages
{
    /// <summary>With <c>at</c>, the page begins with that entry.</summary>
    public static async Task<IResult> HomeAsync(
        HttpContext http, ApiInput input, ReadTimeline timeline, ViewerCache viewers, HomeMarkCache marks, CancellationToken ct)
    {
        var window = Window(input);
        if (input.Id<Post>("at") is { Value: < long.MaxValue } at) window = window with { MaxId = at.Value + 1 };
        var page = FilteredPage.Of(http, FilterContext.Home, await timeline.RunAsync(FeedKey.Home(http.Me()), window, ct));
        if (http.Request.WantsFragment()) return Fragment.Of(page);
        var (state, mark) = (FeedState.Of(page, window.IsNewest()), await marks.FindAsync(http.Me(), ct));
        var content = FeedContent.Arranged(page, mark.ReadUpTo) with { StoppedAt = mark.StoppedAt };
        if (state.IsEmpty)
            content = content with
            {
                Slots = new Dictionary<string, object>(StringComparer.Ordinal) { [SlotNames.HomeStart] = SlotNames.HomeEmpty },
            };
        return PageAnswers.ShowPure<HomePage>(
            new
            {
                State = state, Welcome = input.Has(GoBack.Welcome),
                FollowsSome = state.IsEmpty && (await viewers.FindAsync(http.Me(), ct)).FollowsSome,
                Resumes = state.IsNewest && mark.StoppedAt > 0 && mark.StoppedAt < page.Posts.First,
            },
            content);
    }

    /// <summary>A script that sends it as the page is left wants no page for an answer.</summary>
    public static async Task<IResult> LeaveAsync(HttpContext http, ApiInput input, LeaveHome leave, CancellationToken ct)
    {
        if (input.Id<Post>("place") is not { Value: > 0 } place) return Fault.BadRequest("place is not the id of a post").ToResult();
        await leave.RunAsync(http.Me(), input.Id<Post>("read"), place, ct);
        return http.Request.WantsFragment() ? Results.NoContent() : GoBack.To("/home");
    }

    public static async Task<IResult> PublicAsync(HttpContext http, ApiInput input, ReadPublicTimeline timeline, CancellationToken ct)
    {
        var window = Window(input);
        var filter = new PublicFilter(Local: true);
        var page = FilteredPage.Of(http, FilterContext.Public, await timeline.RunAsync(filter, http.Viewer(), window, ct));
        return http.Request.WantsFragment()
            ? Fragment.Of(page)
            : PageAnswers.ShowPure<LocalPage>(new { State = FeedState.Of(page, window.IsNewest()) }, FeedContent.Of(page));
    }

    public static async Task<IResult> TagAsync(
        string name, HttpContext http, ApiInput input, LoadTag load, ReadTagTimeline timeline, CancellationToken ct)
    {
        if (!(await load.RunAsync(name, ct)).Is(out var tag, out var fault)) return fault.ToResult();
        // Whoever comes to one of several that are read together goes on to where they are: one timeline has one address.
        if (TagName.TryParse(name, out var folded) && folded != tag.Name)
            return Results.Redirect(TagName.Path(tag.Name) + http.Request.QueryString);
        var window = Window(input);
        var posts = await timeline.RunAsync(new TagFilter(tag.Name), new PublicFilter(), http.Viewer(), window, ct);
        var page = FilteredPage.Of(http, FilterContext.Public, posts);
        if (http.Request.WantsFragment()) return Fragment.Of(page);
        var content = FeedContent.Of(page) with
        {
            Slots = new Dictionary<string, object>(StringComparer.Ordinal) { [SlotNames.TagActions] = tag },
        };
        return PageAnswers.ShowPure<TagPage>(
            new { tag.Name, tag.Display, tag.WeekUses, Also = Also(tag), State = FeedState.Of(page, window.IsNewest()) }, content);
    }

    private static string Also(TagUseView tag) => string.Join(", ", tag.Also.Select(display => "#" + display));

    private static PageWindow Window(ApiInput input) => input.Window(20, 40);

    private static bool IsNewest(this PageWindow window) => window is { MaxId: null, MinId: null };
}
