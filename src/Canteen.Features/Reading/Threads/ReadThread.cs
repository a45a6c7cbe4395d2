using Canteen.Core.Audiences;
using Canteen.Core.Posts;

namespace Canteen.Features.Reading.Threads;

/// <summary>
/// A post with what it answers and what answered it. Visitors get less of a thread: long ones are expensive to put together, and there are
/// many visitors.
/// </summary>
public sealed class ReadThread(ThreadCache threads, VisiblePosts posts)
{
    /// <returns>404 when the post is not visible. For a boost, the thread of the original.</returns>
    public async Task<Outcome<ThreadView>> RunAsync(PostId id, AccountId? viewer, CancellationToken ct)
    {
        if (await posts.ListAsync(viewer, [id], FilterContext.None, ct) is not [{ Shown: var focus }]) return Fault.NotFound;
        var bounds = viewer is null ? ThreadBounds.Visitor : ThreadBounds.Member;
        var rows = await threads.FindAsync(focus.Id, focus.Post.View!.ThreadId, bounds, ct);
        var around = await posts.ListAsync(viewer, [.. rows.Above.Concat(rows.Below).Select(row => row.Id)], FilterContext.Thread, ct);
        var shown = around.ToDictionary(post => post.Id);
        return new ThreadView(Visible(rows.Above, shown), focus, Visible(rows.Below, shown));
    }

    private static List<ThreadPost> Visible(IEnumerable<ThreadRow> rows, Dictionary<PostId, ShownPost> shown) =>
        [.. rows.Where(row => shown.ContainsKey(row.Id)).Select(row => new ThreadPost(shown[row.Id], (int)row.Depth))];
}
