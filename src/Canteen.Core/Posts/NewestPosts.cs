using System.Runtime.InteropServices;
using Canteen.Core.Audiences;
using Canteen.Core.Caching;
using Canteen.Core.Paging;

namespace Canteen.Core.Posts;

/// <summary>
/// The ids of the newest posts of a timeline that is the same for everyone who may see them: one author's, a hashtag's, or all public ones.
/// </summary>
/// <param name="ids">Newest first, at most <see cref="Most"/>.</param>
/// <param name="isWhole">There are no others.</param>
public sealed class NewestPosts(long[] ids, bool isWhole) : CacheEntry
{
    /// <summary>Enough for two of the longest pages.</summary>
    public const int Most = 80;

    public override int Bytes { get; } = 150 + (ids.Length * sizeof(long));

    public bool IsEmpty => ids.Length == 0;

    /// <summary>From the result of a query that asked for <see cref="Most"/>.</summary>
    public static NewestPosts Of(List<long> ids) => new([.. ids], isWhole: ids.Count < Most);

    /// <summary>A page of those that are wanted, as the viewer may see them; null where there may be more than is cached.</summary>
    public async Task<Page<ShownPost>?> PageAsync(
        VisiblePosts posts, AccountId? viewer, PageWindow window, FilterContext where, Func<ShownPost, bool> wants, CancellationToken ct)
    {
        if (window.MinId is not null) return null;
        var (within, all) = Within(window);
        var found = new List<ShownPost>(window.Limit);
        for (var at = 0; found.Count < window.Limit; at += window.Limit)
        {
            if (at >= within.Length)
            {
                if (all) break;
                return null;
            }
            var some = MemoryMarshal.ToEnumerable(within.Slice(at, Math.Min(window.Limit, within.Length - at)))
                .Select(id => new PostId(id));
            found.AddRange((await posts.ListAsync(viewer, [.. some], where, ct)).Where(wants).Take(window.Limit - found.Count));
        }
        return Page<ShownPost>.Of(window, found, post => post.Id.Value, found);
    }

    /// <summary>The cached ids between the bounds of a window, newest first, and whether these are all there are.</summary>
    public (ReadOnlyMemory<long> Ids, bool All) Within(PageWindow window)
    {
        var from = 0;
        while (from < ids.Length && ids[from] >= window.Below) from++;
        var to = from;
        while (to < ids.Length && ids[to] > window.Above) to++;
        return (ids.AsMemory(from, to - from), isWhole || to < ids.Length);
    }

    public bool ReachesTo(PostId post) => isWhole || (ids.Length > 0 && post.Value >= ids[^1]);

    /// <summary>With a new post added. On PostgreSQL the post that was published first need not have the smaller id.</summary>
    public NewestPosts With(PostId post)
    {
        if (ids.Contains(post.Value) || (!isWhole && ids.Length > 0 && post.Value < ids[^1])) return this;
        return new([.. ids.Append(post.Value).OrderDescending().Take(Most)], isWhole && ids.Length < Most);
    }

    public NewestPosts Without(PostId post) => new([.. ids.Where(id => id != post.Value)], isWhole);
}
