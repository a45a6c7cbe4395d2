using System.Runtime.InteropServices;

namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Counts in fixed windows by the server's clock. The counts belong to this node and live in a bounded amount of memory: they hold back
/// floods but are not exact records. When there is no room for a new key, the one that has used least of its limit among a few is
/// forgotten, so that a crowd of addresses that come once cannot push out the few that come all the time.
/// </summary>
public sealed class RateCounts(TimeProvider clock, int capacity = RateCounts.Capacity)
{
    /// <summary>About 20 MB when all of it is in use.</summary>
    public const int Capacity = 200_000;

    private const int Compared = 8;
    private readonly Lock _guard = new();
    private readonly Dictionary<RateKey, int> _places = [];
    private Slot[] _slots = new Slot[Math.Min(capacity, 1024)];
    private int _filled;
    private int _hand;

    /// <summary>How many keys are held.</summary>
    public int Known
    {
        get
        {
            lock (_guard) return _places.Count;
        }
    }

    /// <summary>Counts one, if there is room for it.</summary>
    public RateLease Take(RateBucket bucket)
    {
        lock (_guard)
        {
            var place = PlaceOf(bucket);
            ref var slot = ref _slots[place];
            var granted = slot.Used < bucket.Limit;
            if (granted) slot.Used++;
            return new(granted, bucket, Math.Max(0, bucket.Limit - slot.Used), slot.Ends);
        }
    }

    /// <summary>Takes back one that should not have been counted.</summary>
    public void GiveBack(RateBucket bucket)
    {
        lock (_guard)
        {
            if (!_places.TryGetValue(bucket.Key, out var place)) return;
            if (_slots[place].Used > 0) _slots[place].Used--;
        }
    }

    /// <summary>Whether anything is counted in the current window; changes nothing.</summary>
    public bool IsCounted(RateKey key)
    {
        lock (_guard) return _places.TryGetValue(key, out var place) && _slots[place].Used > 0 && clock.Milliseconds() < _slots[place].Ends;
    }

    private int PlaceOf(RateBucket bucket)
    {
        var now = clock.Milliseconds();
        if (!_places.TryGetValue(bucket.Key, out var place))
        {
            place = _filled < capacity ? Append() : Free(now);
            _places.Add(bucket.Key, place);
            _slots[place] = new Slot { Key = bucket.Key };
        }
        ref var slot = ref _slots[place];
        slot.Limit = bucket.Limit;
        // A window that ends more than its length from now was begun before the clock was set back.
        if (now >= slot.Ends || slot.Ends - now > bucket.Span) (slot.Ends, slot.Used) = (now - (now % bucket.Span) + bucket.Span, 0);
        return place;
    }

    private int Append()
    {
        if (_filled == _slots.Length) Array.Resize(ref _slots, Math.Min(capacity, _slots.Length * 2));
        return _filled++;
    }

    private int Free(long now)
    {
        var (least, share) = (_hand, double.MaxValue);
        for (var i = 0; i < Math.Min(Compared, capacity); i++)
        {
            ref var slot = ref _slots[_hand];
            var used = now >= slot.Ends ? -1 : (double)slot.Used / slot.Limit;
            if (used < share) (least, share) = (_hand, used);
            _hand = (_hand + 1) % capacity;
        }
        _places.Remove(_slots[least].Key);
        return least;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        public RateKey Key;
        public long Ends;
        public int Used;
        public int Limit;
    }
}
