namespace Canteen.Core.Viewers;

/// <summary>
/// What one person has marked: favourites, boosts, bookmarks, pins. From a certain post on all marks are known and kept true by the log, so
/// a newer post that is not in here is not marked. For older posts the database has to be asked.
/// </summary>
internal sealed class FlagCache
{
    /// <summary>How many marked posts are cached for one person.</summary>
    public const int Most = 200;

    private readonly Lock _lock = new();
    private SortedList<long, PostFlags>? _marked;
    private long _floor;

    public FlagCache(LoadedFlags start)
    {
        _floor = start.Floor;
        foreach (var (post, flag) in start.Marks) Put(post, FlagsOf(post) | flag);
    }

    /// <summary>Roughly.</summary>
    public int Bytes => 100 + ((_marked?.Capacity ?? 0) * (sizeof(long) + sizeof(PostFlags)));

    /// <summary>False where only the database knows.</summary>
    public bool TryFind(PostId post, out PostFlags flags)
    {
        lock (_lock)
        {
            flags = FlagsOf(post.Value);
            return post.Value >= _floor;
        }
    }

    public void Change(PostId post, PostFlags flag, bool on)
    {
        lock (_lock)
        {
            var known = FlagsOf(post.Value);
            Put(post.Value, on ? known | flag : known & ~flag);
        }
    }

    private PostFlags FlagsOf(long post) => _marked is not null && _marked.TryGetValue(post, out var flags) ? flags : PostFlags.None;

    private void Put(long post, PostFlags flags)
    {
        if (post < _floor) return;
        if (flags == PostFlags.None)
        {
            _marked?.Remove(post);
            return;
        }
        (_marked ??= [])[post] = flags;
        if (_marked.Count <= Most) return;
        _floor = _marked.GetKeyAtIndex(0) + 1;
        _marked.RemoveAt(0);
    }
}

/// <summary>What a person had marked when the database was asked: complete for posts from <paramref name="Floor"/> on.</summary>
internal sealed record LoadedFlags(IReadOnlyList<(long Post, PostFlags Flag)> Marks, long Floor);
