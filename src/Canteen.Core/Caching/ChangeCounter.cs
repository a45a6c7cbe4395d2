namespace Canteen.Core.Caching;

/// <summary>
/// Tells whether something changed while it was being read: what was read before the change must not be cached after it. Keys share
/// counters, so sometimes the wrong key appears to have changed; then it is only read once more.
/// </summary>
public sealed class ChangeCounter
{
    private const int Count = 4096;
    private readonly int[] _changes = new int[Count];
    private int _all;

    /// <summary>Take it before reading, and compare it afterwards.</summary>
    public long Of(long key) => ((long)Volatile.Read(ref _all) << 32) | (uint)Volatile.Read(ref _changes[Place(key)]);

    /// <summary>As <see cref="Of"/>, of what changed all keys alone.</summary>
    public int OfAll => Volatile.Read(ref _all);

    public void Change(long key) => Interlocked.Increment(ref _changes[Place(key)]);

    public void ChangeAll() => Interlocked.Increment(ref _all);

    // Ids differ by multiples of 2^16 more often than by 1.
    private static int Place(long key) => (int)((ulong)(key * -7046029254386353131L) >> 52);
}
