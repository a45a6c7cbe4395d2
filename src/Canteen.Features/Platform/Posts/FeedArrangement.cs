using Canteen.Core.Posts;

namespace Canteen.Features.Platform.Posts;

/// <summary>
/// The posts of a page in the order in which they are shown, which for a screen is not quite that of the timeline: an answer stands below
/// what it answers, where both are on the page, and what is long is folded: the middle of a thread, and a run of boosts by one person.
/// </summary>
public sealed class FeedArrangement
{
    /// <summary>Fewer are not folded: to open them would be more trouble than to read them.</summary>
    private const int FewestFolded = 2;

    private readonly List<ShownPost> _posts = [];
    private readonly List<FeedPlace> _places = [];
    private readonly long _readUpTo;
    private bool _marked;

    /// <param name="posts">Newest first.</param>
    /// <param name="readUpTo">The newest entry that the reader has read; 0 to mark none.</param>
    public FeedArrangement(IReadOnlyList<ShownPost> posts, long readUpTo = 0)
    {
        _readUpTo = readUpTo;
        var threads = Threads(posts);
        for (var i = 0; i < threads.Count; i++)
        {
            var run = RunFrom(threads, i);
            if (run.Count > FewestFolded) Add(run, FoldKind.Boosts, run.Count - 1);
            else Add(threads[i], FoldKind.Thread, threads[i].Count - 2);
            if (run.Count > FewestFolded) i += run.Count - 1;
        }
    }

    public IReadOnlyList<ShownPost> Posts => _posts;

    /// <summary>One for each post.</summary>
    internal IReadOnlyList<FeedPlace> Places => _places;

    /// <summary>
    /// Together: a post, and below it what answers it, oldest first. Only what the reader is told of counts, so that nobody learns from the
    /// arrangement that two answers are to the same hidden post.
    /// </summary>
    private static List<List<ShownPost>> Threads(IReadOnlyList<ShownPost> posts)
    {
        if (posts.All(post => ParentOf(post) is null)) return [.. posts.Select(post => new List<ShownPost> { post })];
        var shown = new Dictionary<PostId, ShownPost>();
        foreach (var post in posts) shown.TryAdd(post.Shown.Id, post);
        return [.. posts.GroupBy(post => First(post, shown)).Select(thread => thread.OrderBy(post => post.Shown.Id).ToList())];
    }

    private static PostId First(ShownPost post, Dictionary<PostId, ShownPost> shown)
    {
        while (ParentOf(post) is { } parent && shown.TryGetValue(parent, out var above)) post = above;
        return post.Id;
    }

    private static PostId? ParentOf(ShownPost post) => post.Original is null ? post.Post.View!.ReplyToId : null;

    /// <summary>The boosts by one person that follow each other from here on.</summary>
    private static List<ShownPost> RunFrom(List<List<ShownPost>> threads, int from)
    {
        var run = new List<ShownPost>();
        for (var i = from; i < threads.Count && threads[i] is [{ Original: not null } boost]; i++)
        {
            if (run.Count > 0 && boost.Author.View.Id != run[0].Author.View.Id) break;
            run.Add(boost);
        }
        return run;
    }

    /// <param name="folded">How many after the first, if they are not too few.</param>
    private void Add(List<ShownPost> group, FoldKind kind, int folded)
    {
        if (folded < FewestFolded) folded = 0;
        var newest = group.Max(post => post.Id.Value);
        var isRead = !_marked && newest <= _readUpTo;
        _marked |= isRead;
        for (var i = 0; i < group.Count; i++)
        {
            _posts.Add(group[i]);
            _places.Add(new FeedPlace
            {
                Begins = i == 0 && group.Count > 1 ? kind : null,
                Ends = i == group.Count - 1 && group.Count > 1,
                Newest = newest,
                Folds = i == 0 ? folded : 0,
                BeginsFold = folded > 0 && i == 1,
                EndsFold = folded > 0 && i == folded,
                IsReadFrom = isRead && i == 0,
                AnswersAbove = i > 0 && !(folded > 0 && i == folded + 1) && ParentOf(group[i]) == group[i - 1].Shown.Id,
            });
        }
    }
}

public enum FoldKind { Thread, Boosts }

/// <summary>What begins and ends at a post of a <see cref="FeedArrangement"/>.</summary>
internal sealed record FeedPlace
{
    /// <summary>Several posts that belong together begin with it.</summary>
    public FoldKind? Begins { get; init; }

    public bool Ends { get; init; }

    /// <summary>The newest entry among those it belongs to.</summary>
    public long Newest { get; init; }

    /// <summary>How many below it are folded.</summary>
    public int Folds { get; init; }

    public bool BeginsFold { get; init; }

    public bool EndsFold { get; init; }

    /// <summary>This and what is below it was there when the reader last read.</summary>
    public bool IsReadFrom { get; init; }

    /// <summary>The post above it, which is not folded away alone, is what it answers: nobody has to be told.</summary>
    public bool AnswersAbove { get; init; }
}
