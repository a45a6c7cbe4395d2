using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Look;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Canteen.Features.Reading.Threads;

internal static class ThreadsPages
{
    /// <summary>A page that is open asks for the answers alone. Under another name, or under a boost's id, it leads on to the post's own page.</summary>
    public static async Task<IResult> ShowAsync(HttpContext context, string name, PostId id, ReadThread read, CancellationToken ct)
    {
        if (!(await read.RunAsync(id, context.Viewer(), ct)).Is(out var thread, out var fault)) return fault.ToResult();
        var isHere = thread.Focus.Id == id && string.Equals(thread.Focus.Author.Acct, name, StringComparison.OrdinalIgnoreCase);
        if (context.Request.WantsFragment()) return Fragment.Part<ThreadBelow>(new { Replies = thread.Descendants });
        if (!isHere) return Results.Redirect(thread.Focus.Path);
        // Where a server that was given this address finds the post as it needs it.
        context.Response.Headers.Append("Link", $"<{thread.Focus.Uri}>; rel=\"alternate\"; type=\"application/activity+json\"");
        return new RazorComponentResult<ThreadPage>(new { Thread = thread });
    }
}
