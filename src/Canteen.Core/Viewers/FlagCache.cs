namespace Canteen.Core.Viewers;

/// <summary>
/// What one person has marked: favourites, boosts, bookmarks, pins. From a certain post on all marks are known and kept true by the log, so
/// a newer post that is not in here is not marked. For older posts the database has to be asked.
/// </summary>
/// <remarks>It is asked for each post of a page, and seldom changed: so a change copies, and a look takes no lock.</remarks>
internal sealed class FlagCache
{
    /// <summary>How many marked posts are cached for one person.</summary>
    public const int Most = 200;

    private volatile Marks _marks;

    public FlagCache(LoadedFlags start)
    {
        var marked = new SortedList<long, PostFlags>();
        foreach (var (post, flag) in start.Marks)
            if (post >= start.Floor) marked[post] = marked.GetValueOrDefault(post) | flag;
        _marks = Marks.Within([.. marked.Keys], [.. marked.Values], start.Floor);
    }

    /// <summary>Roughly.</summary>
    public int Bytes => 100 + (_marks.Posts.Length * (sizeof(long) + sizeof(PostFlags)));

    /// <summary>False where only the database knows.</summary>
    public bool TryFind(PostId post, out PostFlags flags)
    {
        var marks = _marks;
        flags = marks.Of(post.Value);
        return post.Value >= marks.Floor;
    }

    /// <summary>One caller at a time.</summary>
    public void Change(PostId post, PostFlags flag, bool on)
    {
        var known = _marks.Of(post.Value);
        _marks = _marks.With(post.Value, on ? known | flag : known & ~flag);
    }

    /// <param name="Posts">Rising.</param>
    /// <param name="Flags">One for each post.</param>
    private sealed record Marks(long[] Posts, PostFlags[] Flags, long Floor)
    {
        /// <summary>The newest of them, if there are too many.</summary>
        public static Marks Within(long[] posts, PostFlags[] flags, long floor) =>
            posts.Length <= Most ? new(posts, flags, floor) : new(posts[^Most..], flags[^Most..], posts[^(Most + 1)] + 1);

        public PostFlags Of(long post)
        {
            if (Posts.Length == 0) return PostFlags.None;
            var at = Posts.AsSpan().BinarySearch(post);
            return at < 0 ? PostFlags.None : Flags[at];
        }

        public Marks With(long post, PostFlags flags)
        {
            if (post < Floor) return this;
            var at = Posts.AsSpan().BinarySearch(post);
            var (before, after) = at < 0 ? (~at, ~at) : (at, at + 1);
            return flags == PostFlags.None
                ? new([.. Posts[..before], .. Posts[after..]], [.. Flags[..before], .. Flags[after..]], Floor)
                : Within([.. Posts[..before], post, .. Posts[after..]], [.. Flags[..before], flags, .. Flags[after..]], Floor);
        }
    }
}

/// <summary>What a person had marked when the database was asked: complete for posts from <paramref name="Floor"/> on.</summary>
internal sealed record LoadedFlags(IReadOnlyList<(long Post, PostFlags Flag)> Marks, long Floor);
