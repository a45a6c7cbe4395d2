using Canteen.Features.Platform.Memory;
using Canteen.Features.Platform.Paging;

namespace Canteen.Features.Platform.Posts;

/// <summary>The ids of one person's newest posts and boosts.</summary>
/// <param name="ids">Newest first, at most <see cref="Most"/>.</param>
/// <param name="isWhole">There are no others.</param>
internal sealed class AuthorTimeline(long[] ids, bool isWhole) : Remembered
{
    /// <summary>Two of the longest pages.</summary>
    public const int Most = 80;

    internal override int Bytes { get; } = 150 + (ids.Length * sizeof(long));

    /// <summary>What is remembered between the bounds of a window, newest first, and whether that is all there is.</summary>
    public (ReadOnlyMemory<long> Ids, bool All) Within(PageWindow window)
    {
        var from = 0;
        while (from < ids.Length && ids[from] >= window.Below) from++;
        var to = from;
        while (to < ids.Length && ids[to] > window.Above) to++;
        return (ids.AsMemory(from, to - from), isWhole || to < ids.Length);
    }

    /// <summary>On PostgreSQL what was published first need not have the smaller id.</summary>
    public AuthorTimeline With(PostId post)
    {
        if (ids.Contains(post.Value) || (!isWhole && ids.Length > 0 && post.Value < ids[^1])) return this;
        return new([.. ids.Append(post.Value).OrderDescending().Take(Most)], isWhole && ids.Length < Most);
    }

    public AuthorTimeline Without(PostId post) => new([.. ids.Where(id => id != post.Value)], isWhole);
}
