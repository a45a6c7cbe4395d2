namespace Canteen.Core.Caching;

/// <summary>
/// Says whether something was forgotten while it was being read: what was read before it changed must not be remembered after. Keys share
/// stamps, so it is sometimes said of the wrong one; then it is read once more.
/// </summary>
public sealed class ChangeCounter
{
    private const int Count = 4096;
    private readonly int[] _changes = new int[Count];
    private int _all;

    /// <summary>To be noted before reading.</summary>
    public long Of(long key) => ((long)Volatile.Read(ref _all) << 32) | (uint)Volatile.Read(ref _changes[Place(key)]);

    public void Change(long key) => Interlocked.Increment(ref _changes[Place(key)]);

    public void ChangeAll() => Interlocked.Increment(ref _all);

    // Ids rise by steps of 2^16 more often than by 1.
    private static int Place(long key) => (int)((ulong)(key * -7046029254386353131L) >> 52);
}
