using Canteen.Core.Paging;
using Canteen.Core.Posts;

namespace Canteen.Core.Timelines;

/// <summary>
/// A page of a timeline while it fills, entry by entry from its cursor. A post and its boosts count once. The page ends before the
/// first entry that it has no space for, so it takes in directly following entries about posts that it already has.
/// </summary>
internal sealed class FillingPage(PageWindow window)
{
    private readonly List<ShownPost> _entries = new(window.Limit + 1);

    /// <summary>The distinct posts; null as long as no two entries can be about the same post.</summary>
    private HashSet<long>? _seen;

    private long? _looked;
    private bool _closed;
    private bool _ended;

    public bool IsOldestFirst => window.MinId is not null;

    public bool IsFull => Missing == 0;

    /// <summary>For how many posts there is space.</summary>
    public int Missing => window.Limit - (_seen?.Count ?? _entries.Count);

    public bool IsDone => _closed || _ended;

    /// <summary>The next read begins above this.</summary>
    public long Above => IsOldestFirst && _looked is { } looked ? looked : window.Above;

    /// <summary>The next read begins below this.</summary>
    public long Below => !IsOldestFirst && _looked is { } looked ? looked : window.Below;

    /// <param name="ids">In reading order.</param>
    /// <param name="shown">One for each id; null if the reader may not see it.</param>
    /// <param name="ended">There are no more entries.</param>
    public void Add(ReadOnlySpan<long> ids, ReadOnlySpan<ShownPost?> shown, bool ended)
    {
        for (var i = 0; i < ids.Length && !_closed; i++)
        {
            if (shown[i] is { } entry && !Takes(entry)) _closed = true;
            else _looked = ids[i];
        }
        _ended = ended && !_closed;
        // A boost is newer than its original: on a page without boosts, nothing older can repeat an entry.
        _closed |= IsFull && _seen is null && !IsOldestFirst;
    }

    public Page<ShownPost> ToPage()
    {
        var (near, far) = (_entries.FirstOrDefault()?.Id.Value, IsDone ? _entries.LastOrDefault()?.Id.Value : _looked);
        if (!IsOldestFirst) _entries.Reverse();
        var (items, full) = (OnceEach(), IsFull || !_ended);
        return IsOldestFirst ? new(items, far, near ?? far, full) : new(items, near ?? far, far, full);
    }

    /// <summary>False if there is no space for it.</summary>
    private bool Takes(ShownPost entry)
    {
        if (_seen is null && (entry.Original is not null || IsFull)) _seen = SaidSoFar();
        if (IsFull && !_seen!.Contains(Said(entry))) return false;
        _entries.Add(entry);
        _seen?.Add(Said(entry));
        return true;
    }

    /// <summary>Newest first, from entries that are oldest first. A post appears where it came first, with who boosted it since.</summary>
    private List<ShownPost> OnceEach()
    {
        var kept = _seen is null || _seen.Count == _entries.Count ? _entries : [.. _entries.GroupBy(Said).Select(InOne)];
        kept.Reverse();
        return kept;
    }

    private static ShownPost InOne(IEnumerable<ShownPost> aboutOnePost)
    {
        var first = aboutOnePost.First();
        var boosts = aboutOnePost.Skip(1).Where(entry => entry.Original is not null);
        return first with { AlsoBoostedBy = [.. boosts.Select(boost => boost.Author)] };
    }

    private HashSet<long> SaidSoFar()
    {
        var said = new HashSet<long>(window.Limit + 1);
        foreach (var entry in _entries) said.Add(Said(entry));
        return said;
    }

    private static long Said(ShownPost entry) => entry.Shown.Id.Value;
}
