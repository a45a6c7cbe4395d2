using System.Collections.Concurrent;
using Canteen.Features.Platform.Viewers;

namespace Canteen.Features.Platform.Homes;

/// <summary>
/// Who is here: homes with their rings, and the way back from an author to those who follow them. Homes come and go on many threads, while
/// the log's delivers (<see cref="HomeDelivery"/>).
/// </summary>
/// <param name="release">Lets go of the viewer of a home that is over.</param>
internal sealed class HomeIndex(Action<Viewer> release)
{
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

    public IReadOnlyCollection<AccountId> Viewers => [.. _homes.Values.Select(home => home.Viewer.Id)];

    public Home? Find(AccountId viewer) => _homes.GetValueOrDefault(viewer.Value);

    /// <summary>To be called under the lock. Whose ring it is.</summary>
    public Home this[int slot] => _bySlot[slot]!;

    /// <summary>To be called under the lock. Null where nobody here follows them.</summary>
    public Audience? AudienceOf(AccountId author) => _audiences.GetValueOrDefault(author.Value);

    /// <summary>Who watches the home of <paramref name="viewer"/>, whether it is in memory or being built anew.</summary>
    public HomeWatches? WatchesOf(AccountId viewer)
    {
        lock (_lock) return _watches.GetValueOrDefault(viewer.Value);
    }

    public void Watch(AccountId viewer, Action<HomeNews> heard)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(viewer.Value, out var watches)) _watches[viewer.Value] = watches = new HomeWatches();
            watches.Add(heard);
            if (Find(viewer) is not { } home) return;
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

    /// <summary>Gives the home a ring with these ids (newest first) and a place in the audiences of those its viewer follows.</summary>
    public void Install(Home home, IReadOnlyList<long> ids)
    {
        lock (_lock)
        {
            if (_homes.TryGetValue(home.Viewer.Id.Value, out var former)) Drop(former);
            home.Slot = TakeSlot();
            for (var i = ids.Count - 1; i >= 0; i--) Rings.Add(home.Slot, ids[i]);
            foreach (var (account, kind) in home.Sources.All) Join(account, home.Slot, kind);
            _bySlot[home.Slot] = home;
            _homes[home.Viewer.Id.Value] = home;
            Weigh(home);
            home.Watches = WatchesOf(home.Viewer.Id);
            Rings.Watch(home.Slot, home.Watches is not null);
        }
    }

    /// <summary>The viewer follows somebody in another way, as it knows already: from here on they are heard as wanted.</summary>
    public void Change(Home home, AccountId account)
    {
        lock (_lock)
        {
            // Dropped since it was found: its slot may be somebody else's.
            if (home.IsOver) return;
            var sources = home.Viewer.Followed;
            var (former, now) = (home.Sources.Of(account.Value), sources.Of(account.Value));
            if (former is { } left && former != now) Leave(account.Value, home.Slot, left);
            if (now is { } joined && former != now) Join(account.Value, home.Slot, joined);
            home.Sources = sources;
            home.FallBehind(account);
            Weigh(home);
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
            foreach (var (account, kind) in home.Sources.All) Leave(account, home.Slot, kind);
            _homes.TryRemove(home.Viewer.Id.Value, out _);
            _bySlot[home.Slot] = null;
            Rings.Clear(home.Slot);
            _free.Push(home.Slot);
            _bytes -= home.Counted;
            release(home.Viewer);
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

    private void Weigh(Home home)
    {
        _bytes -= home.Counted;
        home.Counted = home.Bytes;
        _bytes += home.Counted;
    }

    private int TakeSlot()
    {
        if (_free.TryPop(out var slot)) return slot;
        slot = _slots++;
        Rings.Reserve(_slots);
        if (_bySlot.Length <= slot) Array.Resize(ref _bySlot, Math.Max(64, _bySlot.Length * 2));
        return slot;
    }

    private void Join(long author, int slot, FollowKind kind)
    {
        if (!_audiences.TryGetValue(author, out var audience)) _audiences[author] = audience = new Audience();
        audience.Add(slot, kind);
    }

    private void Leave(long author, int slot, FollowKind kind)
    {
        var audience = _audiences[author];
        audience.Remove(slot, kind);
        if (audience.Count == 0) _audiences.Remove(author);
    }
}
