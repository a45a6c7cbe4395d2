using Canteen.Core.Paging;
using Canteen.Core.Posts;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// A page of home as it fills, entry by entry from its cursor on. What comes twice, a post and its boosts, counts once; the page ends
/// before the first that it has no room for, and so takes with it what directly follows and is there already.
/// </summary>
internal sealed class FillingPage(PageWindow window)
{
    private readonly List<ShownPost> _entries = new(window.Limit);

    /// <summary>The different posts; null as long as no two entries can be about the same.</summary>
    private HashSet<long>? _seen;

    private long? _looked;
    private bool _closed;
    private bool _ended;

    public bool IsOldestFirst => window.MinId is not null;

    public bool IsFull => (_seen?.Count ?? _entries.Count) == window.Limit;

    public bool IsDone => _closed || _ended;

    /// <summary>What is read next lies above this.</summary>
    public long Above => IsOldestFirst && _looked is { } looked ? looked : window.Above;

    /// <summary>What is read next lies below this.</summary>
    public long Below => !IsOldestFirst && _looked is { } looked ? looked : window.Below;

    /// <param name="ids">In the order of the walk.</param>
    /// <param name="shown">One for each id; null for what the reader may not see.</param>
    /// <param name="ended">There are no more.</param>
    public void Add(ReadOnlySpan<long> ids, ReadOnlySpan<ShownPost?> shown, bool ended)
    {
        for (var i = 0; i < ids.Length && !_closed; i++)
        {
            if (shown[i] is { } entry && !Takes(entry)) _closed = true;
            else _looked = ids[i];
        }
        _ended = ended && !_closed;
        // A boost is younger than what it boosts: without boosts, nothing older can be the same again.
        _closed |= IsFull && _seen is null && !IsOldestFirst;
    }

    public Page<ShownPost> ToPage()
    {
        var (near, far) = (_entries.FirstOrDefault()?.Id.Value, IsDone ? _entries.LastOrDefault()?.Id.Value : _looked);
        if (!IsOldestFirst) _entries.Reverse();
        var (items, full) = (OnceEach(), IsFull || !_ended);
        return IsOldestFirst ? new(items, far, near ?? far, full) : new(items, near ?? far, far, full);
    }

    /// <summary>False where there is no room for it.</summary>
    private bool Takes(ShownPost entry)
    {
        if (_seen is null && (entry.Original is not null || IsFull)) _seen = [.. _entries.Select(Said)];
        if (IsFull && !_seen!.Contains(Said(entry))) return false;
        _entries.Add(entry);
        _seen?.Add(Said(entry));
        return true;
    }

    /// <summary>Newest first, from entries that are oldest first: each where it came first.</summary>
    private List<ShownPost> OnceEach()
    {
        var kept = _seen is null ? _entries : [.. _entries.DistinctBy(Said)];
        kept.Reverse();
        return kept;
    }

    private static long Said(ShownPost entry) => entry.Shown.Id.Value;
}
