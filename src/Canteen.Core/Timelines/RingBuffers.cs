using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Canteen.Core.Timelines;

/// <summary>
/// Rings of the newest ids, one for each slot, rising. One thread at a time writes; any number read meanwhile, without a lock: they see
/// that the ring moved under them, and look again. A ring begins small and grows once to its whole length; rings of one length lie next to
/// each other in large blocks, so that a delivery touches two lines of memory.
/// </summary>
internal sealed class RingBuffers
{
    public const int Capacity = 800;

    // One place more than is ever read: the next id is written there before it counts, so a reader never meets it where the oldest was.
    private const int Length = Capacity + 1;

    /// <summary>What a timeline begins with, and a quiet day more.</summary>
    private const int Small = 64;

    private const int BlockBits = 6;

    private readonly Stack<int> _free = [];
    private long[][] _small = [], _whole = [];
    private Mark[] _marks = [];

    /// <summary>What a small ring takes, in bytes.</summary>
    public static int BytesEach => (Small * sizeof(long)) + Unsafe.SizeOf<Mark>();

    /// <summary>What the rings that have grown take beside, in bytes.</summary>
    public long BytesGrown => ((_whole.Length << BlockBits) - _free.Count) * (long)Length * sizeof(long);

    /// <summary>Makes room for the slots below <paramref name="count"/>.</summary>
    public void Reserve(int count)
    {
        if (count <= _marks.Length) return;
        var blocks = Math.Max((count + (1 << BlockBits) - 1) >> BlockBits, _small.Length + (_small.Length / 16));
        var marks = new Mark[blocks << BlockBits];
        _marks.CopyTo(marks, 0);
        // Blocks first: who sees the new marks finds the blocks behind them.
        Volatile.Write(ref _small, More(_small, blocks, Small));
        Volatile.Write(ref _marks, marks);
    }

    public void Clear(int slot)
    {
        ref var mark = ref _marks[slot];
        mark.Moves++;
        Thread.MemoryBarrier();
        if (mark.Whole != 0) _free.Push(mark.Whole);
        (mark.Whole, mark.Count, mark.Watched) = (0, 0, 0);
        Thread.MemoryBarrier();
        mark.Moves++;
    }

    /// <summary>Other ids, rising, instead of those that are there; no more than fit.</summary>
    public void Replace(int slot, ReadOnlySpan<long> ids)
    {
        ref var mark = ref _marks[slot];
        if (ids.Length > Small && mark.Whole == 0) Grow(ref mark, slot);
        mark.Moves++;
        Thread.MemoryBarrier();
        ids.CopyTo(Ring(slot, mark.Whole));
        mark.Count = (uint)ids.Length;
        Thread.MemoryBarrier();
        mark.Moves++;
    }

    public void Watch(int slot, bool watched) => _marks[slot].Watched = watched ? (byte)1 : (byte)0;

    public bool IsWatched(int slot) => _marks[slot].Watched != 0;

    /// <returns>False when it was there already, or is older than all that a full ring holds.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(int slot, long id)
    {
        ref var mark = ref _marks[slot];
        var ring = Ring(slot, mark.Whole);
        var count = mark.Count;
        if (count == Small && mark.Whole == 0) ring = Grow(ref mark, slot);
        if (count != 0 && ring[Place(count - 1)] >= id) return AddLate(ref mark, ring, id);
        // After the count of the id before it, as readers go by that: processors other than x64 may change the order of plain writes.
        Volatile.Write(ref ring[Place(count)], id);
        Volatile.Write(ref mark.Count, count + 1);
        return true;
    }

    /// <summary>The ids between two bounds (both excluded), newest first or oldest first, as many as fit.</summary>
    public RingPage Read(int slot, long above, long below, bool oldestFirst, Span<long> into)
    {
        while (true)
        {
            var marks = Volatile.Read(ref _marks);
            ref var mark = ref marks[slot];
            var (moves, count) = (Volatile.Read(ref mark.Moves), Volatile.Read(ref mark.Count));
            if ((moves & 1) != 0) continue;
            var page = Copy(Ring(slot, Volatile.Read(ref mark.Whole)), count, above, below, oldestFirst, into);
            Thread.MemoryBarrier();
            // In marks that have been replaced nothing moves any more.
            if (Volatile.Read(ref mark.Moves) == moves && Volatile.Read(ref mark.Count) == count && Volatile.Read(ref _marks) == marks)
                return page;
        }
    }

    /// <summary>Ids of posts that were committed out of order go to their place.</summary>
    private static bool AddLate(ref Mark mark, Span<long> ring, long id)
    {
        var count = mark.Count;
        var first = count - Math.Min(count, Capacity);
        var place = Bound(ring, first, count, id);
        if (place < count && ring[Place(place)] == id) return false;
        if (place == first && count - first == Capacity) return false;
        mark.Moves++;
        Thread.MemoryBarrier();
        for (var i = count; i != place; i--) ring[Place(i)] = ring[Place(i - 1)];
        ring[Place(place)] = id;
        mark.Count = count + 1;
        Thread.MemoryBarrier();
        mark.Moves++;
        return true;
    }

    private static RingPage Copy(ReadOnlySpan<long> ring, uint count, long above, long below, bool oldestFirst, Span<long> into)
    {
        var held = Math.Min(count, Capacity);
        var first = count - held;
        var (low, high) = (Bound(ring, first, count, above < long.MaxValue ? above + 1 : above), Bound(ring, first, count, below));
        var take = (int)Math.Min((uint)into.Length, high > low ? high - low : 0);
        for (var i = 0; i < take; i++)
            into[i] = ring[Place(oldestFirst ? low + (uint)i : high - 1 - (uint)i)];
        return new(take, held == Capacity ? ring[Place(first)] : 0);
    }

    /// <summary>The first place from which on ids are <paramref name="id"/> or more.</summary>
    private static uint Bound(ReadOnlySpan<long> ring, uint from, uint to, long id)
    {
        while (from < to)
        {
            var middle = from + ((to - from) >> 1);
            if (ring[Place(middle)] < id) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    /// <summary>Gives a full small ring its whole length: as nothing has fallen out of it yet, every id keeps its place.</summary>
    private Span<long> Grow(ref Mark mark, int slot)
    {
        if (!_free.TryPop(out var whole))
        {
            Volatile.Write(ref _whole, More(_whole, _whole.Length + 1, Length));
            for (whole = _whole.Length << BlockBits; (whole & ((1 << BlockBits) - 1)) != 1; whole--) _free.Push(whole);
        }
        var ring = Ring(slot, whole);
        Ring(slot, 0).CopyTo(ring);
        mark.Moves++;
        Thread.MemoryBarrier();
        mark.Whole = whole;
        Thread.MemoryBarrier();
        mark.Moves++;
        return ring;
    }

    private static long[][] More(long[][] blocks, int count, int length)
    {
        var more = new long[count][];
        blocks.CopyTo(more, 0);
        for (var i = blocks.Length; i < count; i++) more[i] = new long[length << BlockBits];
        return more;
    }

    private Span<long> Ring(int slot, int whole) => whole == 0
        ? Ring(Volatile.Read(ref _small), slot, Small)
        : Ring(Volatile.Read(ref _whole), whole - 1, Length);

    private static Span<long> Ring(long[][] blocks, int place, int length) =>
        MemoryMarshal.CreateSpan(ref blocks[place >> BlockBits][(place & ((1 << BlockBits) - 1)) * length], length);

    private static int Place(uint index) => (int)(index % Length);

    [StructLayout(LayoutKind.Auto)]
    private struct Mark
    {
        /// <summary>How many were ever added.</summary>
        public uint Count;

        /// <summary>Its place among those of whole length, from 1; 0 while it is small.</summary>
        public int Whole;

        /// <summary>Odd while ids change places.</summary>
        public ushort Moves;
        public byte Watched;
    }
}

/// <param name="Taken">How many ids were copied.</param>
/// <param name="Oldest">The oldest id of a full ring; 0 where nothing has fallen out yet.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RingPage(int Taken, long Oldest);
