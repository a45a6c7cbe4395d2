using Canteen.Core.Timelines;

namespace Canteen.Core.Search;

/// <summary>Somebody who waits for what searches find.</summary>
/// <param name="queries">What is searched for at present.</param>
/// <param name="heard">Is told what was found, and what may have been and is gone. It must not wait.</param>
/// <param name="missed">Is told that something was missed.</param>
public sealed class SearchWatch(
    AccountId reader, Func<CancellationToken, ValueTask<IReadOnlyList<SearchQuery>>> queries, Action<TimelineNews> heard, Action missed)
{
    private int _changes;
    private volatile bool _isIdle;

    public AccountId Reader => reader;

    /// <summary>Where the posts are read.</summary>
    public FilterContext Where { get; init; } = FilterContext.Public;

    /// <summary>The timeline that they are read in; it tells by itself what it holds.</summary>
    public FeedKey? In { get; init; }

    /// <summary>Nothing is searched for.</summary>
    internal bool IsIdle => _isIdle;

    /// <summary>Something else may be searched for from now on.</summary>
    internal void Change()
    {
        Interlocked.Increment(ref _changes);
        _isIdle = false;
    }

    internal async ValueTask<IReadOnlyList<SearchQuery>> QueriesAsync(CancellationToken ct)
    {
        var before = Volatile.Read(ref _changes);
        var now = await queries(ct);
        _isIdle = now.Count == 0;
        // What changed meanwhile may have been said before this was.
        if (before != Volatile.Read(ref _changes)) _isIdle = false;
        return now;
    }

    internal void Tell(TimelineNews news) => heard(news);

    internal void Miss()
    {
        if (!IsIdle) missed();
    }
}
