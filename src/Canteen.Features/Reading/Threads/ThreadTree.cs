namespace Canteen.Features.Reading.Threads;

internal static class ThreadTree
{
    /// <summary>The rows below <paramref name="root"/>, which may be among the rows, each followed by its answers, oldest first.</summary>
    public static List<ThreadRow> DepthFirst(PostId root, IEnumerable<ThreadRow> rows)
    {
        var children = rows.Where(r => r.Id != root && r.ReplyToId is not null).ToLookup(r => r.ReplyToId!.Value);
        var ordered = new List<ThreadRow>();
        var waiting = new Stack<ThreadRow>(children[root].OrderByDescending(r => r.Id));
        while (waiting.TryPop(out var next))
        {
            ordered.Add(next);
            foreach (var child in children[next.Id].OrderByDescending(r => r.Id)) waiting.Push(child);
        }
        return ordered;
    }
}
