using System.Collections.Concurrent;

namespace Canteen.Features.Platform.Homes;

/// <summary>
/// Homes with their rings, and the way back from an author to those who follow them here. The log's thread delivers; homes come and go on
/// others. The lock is let go after each slice of a delivery, so that nobody waits for a large audience.
/// </summary>
internal sealed class HomeIndex
{
    private const int Slice = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, Audience> _audiences = [];
    private readonly ConcurrentDictionary<long, Home> _homes = new();
    private readonly Dictionary<long, HomeWatches> _watches = [];
    private readonly Stack<int> _free = [];
    private Home?[] _bySlot = [];
    private int _slots, _hand;
    private long _bytes, _stayed;

    public Rings Rings { get; } = new();

    /// <summary>For whoever must do several things that belong together.</summary>
    public Lock Lock => _lock;

    /// <summary>What is kept, in bytes.</summary>
    public long Bytes => _bytes + Rings.BytesGrown;

    public int Count => _homes.Count;

    public IReadOnlyCollection<AccountId> Viewers => [.. _homes.Values.Select(home => home.Viewer)];

    public Home? Find(AccountId viewer) => _homes.GetValueOrDefault(viewer.Value);

    /// <summary>Who watches the home of <paramref name="viewer"/>, whether it is in memory or being built anew.</summary>
    public HomeWatches? WatchesOf(AccountId viewer)
    {
        lock (_lock) return _watches.GetValueOrDefault(viewer.Value);
    }

    public void Watch(Home home, Action<HomeNews> heard)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(home.Viewer.Value, out var watches)) _watches[home.Viewer.Value] = watches = new HomeWatches();
            watches.Add(heard);
            home.Watches = watches;
            Rings.Watch(home.Slot, true);
        }
    }

    public void Unwatch(AccountId viewer, Action<HomeNews> heard)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(viewer.Value, out var watches)) return;
            watches.Remove(heard);
            if (watches.Any) return;
            _watches.Remove(viewer.Value);
            if (Find(viewer) is not { } home) return;
            home.Watches = null;
            Rings.Watch(home.Slot, false);
        }
    }

    /// <summary>Gives the home a ring with these ids (newest first) and a place in the audiences of those it follows.</summary>
    public void Install(Home home, IReadOnlyList<long> ids)
    {
        lock (_lock)
        {
            if (_homes.TryGetValue(home.Viewer.Value, out var former)) Drop(former);
            home.Slot = TakeSlot();
            for (var i = ids.Count - 1; i >= 0; i--) Rings.Add(home.Slot, ids[i]);
            foreach (var (account, kind) in home.Followed.All) Audience(account).Add(home.Slot, kind);
            _bySlot[home.Slot] = home;
            _homes[home.Viewer.Value] = home;
            _bytes += home.Bytes;
            home.Watches = WatchesOf(home.Viewer);
            Rings.Watch(home.Slot, home.Watches is not null);
        }
    }

    /// <summary>The viewer follows somebody in another way (null: no more): from here on they are heard as wanted.</summary>
    public void Change(Home home, AccountId account, FollowedRow? row)
    {
        lock (_lock)
        {
            if (home.Followed.Of(account.Value) is { } former) Leave(account.Value, home.Slot, former);
            _bytes -= home.Bytes;
            home.Change(account, row);
            _bytes += home.Bytes;
            if (row is not null) Audience(account.Value).Add(home.Slot, row.Kind);
        }
    }

    /// <summary>Down to here the ring has everything.</summary>
    public long FloorOf(Home home)
    {
        lock (_lock) return Math.Max(home.Floor, Rings.Read(home.Slot, 0, long.MaxValue, oldestFirst: true, []).Oldest);
    }

    /// <summary>Makes the ring true of people whom the viewer now follows in another way.</summary>
    public void Amend(Home home, HomeAmendment amendment)
    {
        lock (_lock)
        {
            var floor = Math.Max(FloorOf(home), amendment.Floor);
            var held = new long[Rings.Capacity];
            var many = Rings.Read(home.Slot, floor - 1, long.MaxValue, oldestFirst: true, held).Taken;
            var ids = held.Take(many).Where(id => !amendment.About.Contains(id))
                .Union(amendment.Belonging.Where(id => id >= floor)).Order().ToArray();
            if (ids.Length > Rings.Capacity) ids = ids[^Rings.Capacity..];
            if (ids.Length == Rings.Capacity) floor = Math.Max(floor, ids[0]);
            // The floor first: who reads meanwhile finds less than there is, and asks the database.
            home.Floor = floor;
            Rings.Replace(home.Slot, ids);
        }
    }

    public void Drop(Home home)
    {
        lock (_lock)
        {
            if (home.IsOver || home.Slot < 0) return;
            home.End();
            foreach (var (account, kind) in home.Followed.All) Leave(account, home.Slot, kind);
            _homes.TryRemove(home.Viewer.Value, out _);
            _bySlot[home.Slot] = null;
            Rings.Clear(home.Slot);
            _free.Push(home.Slot);
            _bytes -= home.Bytes;
        }
    }

    /// <summary>Drops homes nobody has read for a while, until the rest fits. Homes that are watched stay; it looks again when there is more.</summary>
    public void MakeRoom(long budget)
    {
        lock (_lock)
        {
            if (Bytes <= Math.Max(budget, _stayed)) return;
            for (var looked = 0; Bytes > budget && looked < 2 * _slots; looked++)
            {
                _hand = _hand + 1 < _slots ? _hand + 1 : 0;
                if (_bySlot[_hand] is not { Watches: null } home) continue;
                if (home.Used) home.Used = false;
                else Drop(home);
            }
            _stayed = Bytes;
        }
    }

    /// <summary>Puts an entry into the rings of all who follow its author, and of the author.</summary>
    /// <returns>How many people were looked at.</returns>
    public int Deliver(HomeEntry entry)
    {
        lock (_lock)
        {
            if (_homes.TryGetValue(entry.Author.Value, out var own)) Put(own, entry);
        }
        if (entry.OnlyFor is { } few) return DeliverToFew(entry, few);
        if (FindAudience(entry.Author) is not { } audience) return 1;
        var everybody = audience.Count;
        // From the end: who leaves meanwhile is replaced by the last, who then has been served or is served twice, which does no harm.
        for (var at = everybody; at > 0;)
        {
            lock (_lock)
            {
                at = Math.Min(at, audience.Count);
                var from = Math.Max(0, at - Slice);
                DeliverSlice(audience.Slice(from, at - from), entry);
                at = from;
            }
        }
        return everybody + 1;
    }

    /// <summary>Gives a fresh home what came while it was built. Those who watch are told even of what it began with: nobody told them before.</summary>
    public void CatchUp(Home home, HomeEntry entry)
    {
        lock (_lock)
        {
            if (!entry.IsFor(home)) return;
            Rings.Add(home.Slot, entry.Id.Value);
            home.Watches?.Tell(entry.Arrived);
        }
    }

    /// <summary>Tells those who watch that an entry is gone: the author's own home and the homes of those who follow them.</summary>
    /// <param name="onlyWhereHeld">Tells only those whose ring has it.</param>
    public void TellLeft(AccountId author, PostId entry, bool onlyWhereHeld)
    {
        lock (_lock)
        {
            if (_homes.TryGetValue(author.Value, out var own)) own.Watches?.Tell(new(entry, HomeChange.Left));
            if (!_audiences.TryGetValue(author.Value, out var audience)) return;
            for (var at = 0; at < audience.Count; at++)
            {
                var slot = Homes.Audience.SlotOf(audience[at]);
                if (Rings.IsWatched(slot) && (!onlyWhereHeld || Holds(slot, entry))) _bySlot[slot]!.Watches!.Tell(new(entry, HomeChange.Left));
            }
        }
    }

    private int DeliverToFew(HomeEntry entry, IReadOnlyList<AccountId> few)
    {
        lock (_lock)
        {
            foreach (var person in few)
                if (_homes.TryGetValue(person.Value, out var home) && entry.IsFor(home)) Put(home, entry);
        }
        return few.Count + 1;
    }

    private void DeliverSlice(ReadOnlySpan<uint> followers, HomeEntry entry)
    {
        var (id, forAll) = (entry.Id.Value, entry.IsForAll);
        for (var i = followers.Length - 1; i >= 0; i--)
        {
            var slot = Homes.Audience.SlotOf(followers[i]);
            if ((!forAll || Homes.Audience.KindOf(followers[i]) != FollowKind.Plain) && !entry.IsFor(_bySlot[slot]!)) continue;
            if (Rings.Add(slot, id) && Rings.IsWatched(slot)) _bySlot[slot]!.Watches!.Tell(entry.Arrived);
        }
    }

    private void Put(Home home, HomeEntry entry)
    {
        if (Rings.Add(home.Slot, entry.Id.Value)) home.Watches?.Tell(entry.Arrived);
    }

    private bool Holds(int slot, PostId entry)
    {
        Span<long> one = stackalloc long[1];
        return Rings.Read(slot, entry.Value - 1, entry.Value + 1, false, one).Taken == 1;
    }

    private int TakeSlot()
    {
        if (_free.TryPop(out var slot)) return slot;
        slot = _slots++;
        Rings.Reserve(_slots);
        if (_bySlot.Length <= slot) Array.Resize(ref _bySlot, Math.Max(64, _bySlot.Length * 2));
        return slot;
    }

    private Audience? FindAudience(AccountId author)
    {
        lock (_lock) return _audiences.GetValueOrDefault(author.Value);
    }

    private Audience Audience(long author)
    {
        if (_audiences.TryGetValue(author, out var audience)) return audience;
        return _audiences[author] = new Audience();
    }

    private void Leave(long author, int slot, FollowKind kind)
    {
        var audience = _audiences[author];
        audience.Remove(slot, kind);
        if (audience.Count == 0) _audiences.Remove(author);
    }
}
