using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Threads;

internal static class ThreadsPages
{
    /// <summary>Deeper answers are not indented further: the lines would become too short to read on a phone.</summary>
    private const int MaxIndent = 4;

    /// <summary>
    /// An open page asks for the answers only. Under another name, or the id of a boost, the address redirects to the post's own page.
    /// </summary>
    public static async Task<IResult> ShowAsync(HttpContext context, string name, PostId id, ReadThread read, CancellationToken ct)
    {
        if (!(await read.RunAsync(id, context.Viewer(), ct)).Is(out var thread, out var fault)) return fault.ToResult();
        var focus = thread.Focus.ToView();
        var isHere = focus.Id == id && string.Equals(focus.Author.Acct, name, StringComparison.OrdinalIgnoreCase);
        var filter = ReaderFilter.Of(context, FilterContext.Thread);
        if (context.Request.WantsFragment()) return Fragment.Of(Below(thread, filter));
        if (!isHere) return Results.Redirect(focus.Path);
        // Where another server that was given this address finds the post as ActivityPub.
        context.Response.Headers.Append("Link", $"<{focus.Uri}>; rel=\"alternate\"; type=\"application/activity+json\"");
        return PageAnswers.ShowPure<ThreadPage>(
            new { Focus = focus.Same, IsClosed = filter.TitlesFor(thread.Focus) is not null }, Content(thread, focus, filter));
    }

    private static PageContent Content(ThreadView thread, PostView focus, ReaderFilter filter) => new()
    {
        Parts = new Dictionary<PagePart, HtmlPart>
        {
            [PagePart.Filtered] = new HiddenCountPart(
                thread.Ancestors.Concat(thread.Descendants).Count(p => filter.Hides(p.Post)), filter),
            [PagePart.Above] = new PostsPart(
                [.. thread.Ancestors.Select(p => p.Post).Where(post => !filter.LeavesOut(post))], within: _ => "thread-above",
                filter: filter),
            // Somebody who opened it asked for it: a filter that would hide it elsewhere closes it here.
            [PagePart.Focus] = new PostsPart([thread.Focus], focused: thread.Focus.Id, filter: filter),
            [PagePart.Below] = Below(thread, filter),
        },
        Slots = new Dictionary<string, object>(StringComparer.Ordinal) { [SlotNames.Composer] = focus },
    };

    private static HtmlPart Below(ThreadView thread, ReaderFilter filter)
    {
        var replies = thread.Descendants.Where(p => !filter.LeavesOut(p.Post)).ToList();
        return new ComponentPart(typeof(ThreadBelow), new { IsEmpty = replies.Count == 0 })
        {
            Inner = new PostsPart(
                replies.ConvertAll(p => p.Post), within: i => $"thread-reply depth-{Math.Min(replies[i].Depth, MaxIndent)}",
                filter: filter),
        };
    }
}
