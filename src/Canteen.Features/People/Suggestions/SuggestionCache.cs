using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Features.People.Suggestions;

/// <summary>
/// Who was suggested to whom, cached on this node for some minutes: home pages of newcomers show it each time. What somebody does
/// themselves is seen at once, and so is what others say of themselves, or that they hide whom they follow.
/// </summary>
public sealed class SuggestionCache : ILiveTail, IDisposable
{
    private const long Budget = 8 * 1024 * 1024;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly PerAccountCache<Entry> _cache;
    private readonly TimeProvider _clock;

    public SuggestionCache(SuggestionReader reader, TimeProvider clock)
    {
        _clock = clock;
        _cache = new(Budget, async (viewer, ct) => new Entry(clock.Milliseconds(), await reader.ReadAsync(viewer, ct)));
    }

    internal async ValueTask<IReadOnlyList<SuggestionRow>> FindAsync(AccountId viewer, CancellationToken ct)
    {
        if (_cache.Find(viewer) is { } known && known.ReadAt + Fresh.TotalMilliseconds <= _clock.Milliseconds()) _cache.Forget(viewer);
        return (await _cache.FindAsync(viewer, ct)).Rows;
    }

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case AccountFollowed e: _cache.Forget(e.Follower); break;
            case AccountUnfollowed e: _cache.Forget(e.Follower); break;
            case FollowRequested e: _cache.Forget(e.Follower); break;
            case FollowRequestWithdrawn e: _cache.Forget(e.Follower); break;
            case AccountBlocked e: Forget(e.By, e.Other); break;
            case AccountUnblocked e: Forget(e.By, e.Other); break;
            case AccountMuted e: _cache.Forget(e.By); break;
            case AccountUnmuted e: _cache.Forget(e.By); break;
            case DomainBlocked e: _cache.Forget(e.By); break;
            case DomainUnblocked e: _cache.Forget(e.By); break;
            case TagFollowed e: _cache.Forget(e.By); break;
            case TagUnfollowed e: _cache.Forget(e.By); break;
            case SuggestionsChanged e: _cache.Forget(e.Account); break;
            case ProfileChanged or AccessChanged or AccountSuspended or AccountAdmitted or TagAliasesChanged: Forget(); break;
        }
    }

    public void Forget() => _cache.ForgetAll();

    public void Dispose() => _cache.Dispose();

    private void Forget(AccountId one, AccountId other)
    {
        _cache.Forget(one);
        _cache.Forget(other);
    }

    private sealed class Entry(long readAt, IReadOnlyList<SuggestionRow> rows) : CacheEntry
    {
        /// <summary>Milliseconds.</summary>
        public long ReadAt => readAt;

        public IReadOnlyList<SuggestionRow> Rows => rows;

        public override int Bytes { get; } = 120 + rows.Sum(row => 90 + (2 * row.Tag.Length));
    }
}
