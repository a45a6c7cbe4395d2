using System.Diagnostics.Metrics;
using Canteen.Core.Audiences;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Core.Timelines;

/// <summary>
/// The timelines of the people active on this node, their homes and their lists, kept in memory. Built by one bounded query when they are
/// read or watched, kept true by the log; when somebody is followed in another way, what they said before is read again at the next read.
/// </summary>
public sealed class TimelineCache : ILiveTail
{
    private readonly ViewerCache _viewers;
    private readonly TimelineIndex _index;
    private readonly TimelineDelivery _delivery;
    private readonly TimelineBuilder _builder;
    private readonly TimelineMeter _meter;
    private int _epoch;

    public TimelineCache(Database database, ViewerCache viewers, CanteenSettings settings, IMeterFactory meters, TimeProvider clock)
    {
        (_viewers, _index) = (viewers, new TimelineIndex(viewers.Release, settings.TimelinesMegabytes * 1024L * 1024));
        (_meter, _delivery) = (new TimelineMeter(meters, _index), new TimelineDelivery(_index, clock));
        _builder = new TimelineBuilder(_index, _delivery, viewers, database, clock);
    }

    /// <summary>Built when it is not in memory.</summary>
    public async ValueTask<Timeline> FindAsync(FeedKey key, CancellationToken ct) =>
        Known(key) ?? await _builder.BuildAsync(key).WaitAsync(ct);

    /// <summary>How many are in memory.</summary>
    public int Count => _index.Count;

    /// <summary>What they and their viewers take, in bytes.</summary>
    public long Bytes => _index.Bytes;

    /// <summary>Counts a page that was read.</summary>
    public void CountRead(bool fromMemory) => _meter.Read(fromMemory);

    /// <summary>Tells what comes into a timeline and what leaves it, until disposed.</summary>
    /// <param name="heard">Runs on the thread that serves everybody: it must not wait. It may be called before this returns.</param>
    public async Task<IDisposable> WatchAsync(FeedKey key, Action<TimelineNews> heard, CancellationToken ct)
    {
        // It listens before it looks: what is watched does not have to make room.
        _index.Watch(key, heard);
        var watch = new Watch(() => _index.Unwatch(key, heard));
        try
        {
            await FindAsync(key, ct);
        }
        catch
        {
            watch.Dispose();
            throw;
        }
        return watch;
    }

    /// <summary>After the <see cref="ViewerCache"/> has heard it.</summary>
    public void Hear(LoggedEvent happened)
    {
        if (_viewers.Epoch != Volatile.Read(ref _epoch)) Forget();
        _builder.Hear(happened.Event);
        switch (happened.Event)
        {
            case PostPublished e: Deliver(TimelineEntry.Of(e)); break;
            case PostBoosted e: Deliver(TimelineEntry.Of(e)); break;
            case PostUnboosted e: _delivery.TellLeft(e.By, e.Boost, onlyWhereHeld: false); break;
            case PostDeleted e: TellGone(e); break;
            case PostEdited { MovesByTag: true } e: Edit(e); break;
            case BoostsEnded e: foreach (var (boost, by) in e.Boosts) _delivery.TellLeft(by, boost, onlyWhereHeld: false); break;
            case AccountFollowed e: Change(e.Follower, e.Followee); break;
            case FollowChanged e: Change(e.Follower, e.Followee); break;
            case AccountUnfollowed e: Change(e.Follower, e.Followee); break;
            case ListsChanged e: Change(e); break;
            case ChatHabitsChanged e: Renew(FeedKey.Home(e.Account)); break;
            case DomainBlocked e: RenewAll(e.By); break;
            case DomainUnblocked e: RenewAll(e.By); break;
            case TagAliasesChanged e: foreach (var key in _index.KeysReading(e.Names)) Renew(key); break;
            case TagFollowed e: Renew(FeedKey.Home(e.By)); break;
            case TagUnfollowed e: Renew(FeedKey.Home(e.By)); break;
            // It begins with more entries, because some will be left out.
            case AccountMuted e: Renew(FeedKey.Home(e.By)); break;
        }
    }

    /// <summary>All go; those that are watched are built again.</summary>
    public void Forget()
    {
        Volatile.Write(ref _epoch, _viewers.Epoch);
        _builder.Forget();
        foreach (var key in _index.Keys) Renew(key);
    }

    private void Deliver(TimelineEntry entry)
    {
        _meter.Delivered(_delivery.Deliver(entry));
        _index.MakeRoom();
    }

    /// <summary>Of a post that was not for all who follow its author, the others should not even learn that it was there.</summary>
    private void TellGone(PostDeleted gone) =>
        _delivery.TellLeft(gone.Author, gone.Post, onlyWhereHeld: gone.Audience is not { IsForFollowers: true }, gone.Tags);

    private Timeline? Known(FeedKey key) => _index.Find(key) is { IsTrue: true } timeline ? timeline : null;

    private void Change(AccountId viewer, AccountId whom)
    {
        if (_index.Find(FeedKey.Home(viewer)) is { } home) _index.Change(home, whom);
        foreach (var list in _index.ListsOf(viewer)) Renew(list);
    }

    private void Change(ListsChanged changed)
    {
        if (changed.Filled is { } list) Renew(FeedKey.List(changed.Owner, list));
        if (changed.MovesHome) RenewAll(changed.Owner);
        else if (changed.Filled is { } its && TakesTagsFrom(its, changed.Owner)) Renew(FeedKey.Home(changed.Owner));
    }

    private bool TakesTagsFrom(Id<PersonalList> list, AccountId owner) =>
        _index.Find(FeedKey.Home(owner)) is { } home && home.Viewer.TakesTagsFrom(list);

    private void RenewAll(AccountId owner)
    {
        Renew(FeedKey.Home(owner));
        foreach (var list in _index.ListsOf(owner)) Renew(list);
    }

    private void Edit(PostEdited edited)
    {
        var tags = TagRule.TagsOf(edited.Before).Union(TagRule.TagsOf(edited.Now)).ToList();
        foreach (var list in _delivery.DoubtAll(edited.Author, tags, allHomes: edited.MovesIt)) Renew(list);
    }

    /// <summary>
    /// Drops a timeline that is no longer true. One that somebody watches is built again at once, and misses nothing in between.
    /// </summary>
    private void Renew(FeedKey key)
    {
        lock (_index.Lock)
        {
            if (_index.Find(key) is { } timeline) _index.Drop(timeline);
            if (_index.WatchesOf(key) is not null) _ = _builder.BuildAsync(key);
        }
    }

    private sealed class Watch(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
