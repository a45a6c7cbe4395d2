namespace Canteen.Domain;

/// <summary>
/// Makes ids that are unique and ascending on this node: 48 bits of milliseconds, 6 of node number (0 to 63), 10 of sequence. When the ids
/// of a millisecond are used up, or the clock goes back, it borrows from the milliseconds ahead.
/// </summary>
public sealed class IdSource(TimeProvider clock, int node = 0)
{
    private const int SequenceBits = 10;
    private volatile int _node = Checked(node);
    private long _last;

    /// <summary>Continues with another node number, when this process has lost its own to another process.</summary>
    public void MoveTo(int node) => _node = Checked(node);

    /// <summary>How far the latest ids are ahead of the clock, in milliseconds; 0 if they are not.</summary>
    public long AheadBy => Math.Max(0, (Volatile.Read(ref _last) >> SequenceBits) - clock.Milliseconds());

    /// <summary>Makes all further ids higher than <paramref name="highest"/>, an id made elsewhere, whatever the clock says.</summary>
    public void RiseAbove(long highest)
    {
        // The rest of that millisecond is skipped, because the node that made the id may have a higher number than this one.
        var least = (highest >> 16 << SequenceBits) | ((1L << SequenceBits) - 1);
        long seen;
        do seen = Volatile.Read(ref _last);
        while (seen < least && Interlocked.CompareExchange(ref _last, least, seen) != seen);
    }

    public Id<TEntity> Next<TEntity>() => new(NextValue());

    public long NextValue()
    {
        var floor = clock.Milliseconds() << SequenceBits;
        long seen, next;
        do
        {
            seen = Volatile.Read(ref _last);
            next = Math.Max(floor, seen + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, seen) != seen);
        var sequence = next & ((1L << SequenceBits) - 1);
        return (next >> SequenceBits << 16) | ((long)_node << SequenceBits) | sequence;
    }

    private static int Checked(int node) => node is >= 0 and < 64 ? node : throw new ArgumentOutOfRangeException(nameof(node));
}
