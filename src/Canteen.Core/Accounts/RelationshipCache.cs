using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Accounts;

/// <summary>How one person stands to another, for the pairs that somebody asked for; forgotten when the log says that it changed.</summary>
public sealed class RelationshipCache(Database database, RelationshipHydrator hydrator, TimeProvider clock) : IInvalidationTail, IDisposable
{
    private const long Budget = 16 * 1024 * 1024;

    private readonly LruCache<(AccountId Me, AccountId Other), Entry> _cache = new(Budget);
    private readonly ChangeCounter _changes = new();

    /// <returns>By the other's id; ids that no account has are left out.</returns>
    public async ValueTask<Dictionary<AccountId, RelationshipView>> FindAsync(
        AccountId me, IEnumerable<AccountId> others, CancellationToken ct)
    {
        var (found, missing, now) = (new Dictionary<AccountId, RelationshipView>(), new List<AccountId>(), clock.Milliseconds());
        foreach (var other in others.Distinct())
        {
            if (_cache.Find((me, other)) is { } known && known.IsTrueAt(now)) found[other] = known.View;
            else missing.Add(other);
        }
        if (missing.Count > 0) await ReadAsync(me, missing, found, ct);
        return found;
    }

    public IReadOnlyCollection<Type> HearsAtOnce { get; } = [typeof(AccountUnfollowed), typeof(AccountBlocked), typeof(DomainBlocked)];

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case AccountFollowed e: Forget(e.Follower, e.Followee); break;
            case AccountUnfollowed e: Forget(e.Follower, e.Followee); break;
            case FollowChanged e: Forget(e.Follower, e.Followee); break;
            case FollowRequested e: Forget(e.Follower, e.Followee); break;
            case FollowRequestWithdrawn e: Forget(e.Follower, e.Followee); break;
            case RelationshipChanged e: Forget(e.By, e.Other); break;
            case AccountBlocked e: Forget(e.By, e.Other); break;
            case AccountUnblocked e: Forget(e.By, e.Other); break;
            // Of everybody there; that is rare enough to ask for all again.
            case DomainBlocked or DomainUnblocked: Forget(); break;
            case AccountMuted e: Forget(e.By, e.Other); break;
            case AccountUnmuted e: Forget(e.By, e.Other); break;
        }
    }

    public void Forget()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    private void Forget(AccountId one, AccountId other)
    {
        _changes.Change(KeyOf(one, other));
        _cache.Remove((one, other));
        _cache.Remove((other, one));
    }

    private async Task ReadAsync(AccountId me, List<AccountId> others, Dictionary<AccountId, RelationshipView> found, CancellationToken ct)
    {
        var before = others.ToDictionary(other => other, other => _changes.Of(KeyOf(me, other)));
        foreach (var view in await database.ReadAsync(db => hydrator.LoadAsync(db, me, others), ct))
        {
            found[view.Id] = view;
            _cache.Put((me, view.Id), new Entry(view));
            if (_changes.Of(KeyOf(me, view.Id)) != before[view.Id]) _cache.Remove((me, view.Id));
        }
    }

    /// <summary>The same for both directions.</summary>
    private static long KeyOf(AccountId one, AccountId other) => one.Value ^ other.Value;

    private sealed class Entry(RelationshipView view) : CacheEntry
    {
        public RelationshipView View => view;

        /// <summary>A mute ends by itself.</summary>
        public bool IsTrueAt(long now) => view.MutedUntil is not { } until || until > now;

        public override int Bytes { get; } = 250 + (2 * view.Remark.Length);
    }
}
