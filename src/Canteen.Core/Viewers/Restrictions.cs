using System.Numerics;

namespace Canteen.Core.Viewers;

/// <summary>
/// Whom one person blocked or muted, and who blocked that person. It never changes: a change makes another one. A page asks for a
/// hundred people of whom hardly any is among them, so a few bits for each answer first: they stay in the processor's cache, and the
/// table does not.
/// </summary>
internal sealed class Restrictions
{
    /// <summary>Of one person in the table, with their bits, roughly.</summary>
    private const int BytesEach = 50;

    private const int BitsEach = 16;

    private readonly Dictionary<long, Restriction> _people;
    private readonly ulong[] _bits;

    public Restrictions(IEnumerable<RestrictionRow> rows)
    {
        _people = [];
        foreach (var row in rows) _people[row.OtherId] = row.ApplyTo(_people.GetValueOrDefault(row.OtherId));
        _bits = BitsOf(_people);
    }

    private Restrictions(Dictionary<long, Restriction> people) => (_people, _bits) = (people, BitsOf(people));

    public bool IsEmpty => _people.Count == 0;

    public bool MutesAnybody => _people.Values.Any(restriction => restriction.MutedUntil > 0);

    public int Bytes => BytesEach * _people.Count;

    public Restriction Of(AccountId account) =>
        MayHave(_bits, account.Value) && _people.TryGetValue(account.Value, out var known) ? known : default;

    public Restrictions With(AccountId account, Func<Restriction, Restriction> change)
    {
        var changed = new Dictionary<long, Restriction>(_people);
        if (change(Of(account)) is { IsNone: false } restriction) changed[account.Value] = restriction;
        else changed.Remove(account.Value);
        return new Restrictions(changed);
    }

    private static ulong[] BitsOf(Dictionary<long, Restriction> people)
    {
        var bits = new ulong[BitOperations.RoundUpToPowerOf2((uint)((BitsEach * people.Count / 64) + 1))];
        foreach (var id in people.Keys) bits[Word(bits, id)] |= Bit(id);
        return bits;
    }

    private static bool MayHave(ulong[] bits, long id) => (bits[Word(bits, id)] & Bit(id)) != 0;

    private static int Word(ulong[] bits, long id) => (int)(Mixed(id) >> 6) & (bits.Length - 1);

    private static ulong Bit(long id) => 1ul << (int)(Mixed(id) & 63);

    // Ids differ by multiples of 2^16 more often than by 1.
    private static ulong Mixed(long id) => (ulong)(id * -7046029254386353131L) >> 32;
}

/// <summary>What stands between one person and another.</summary>
/// <param name="Blocks">The viewer blocked the other.</param>
/// <param name="BlockedBy">The other blocked the viewer.</param>
/// <param name="MutedUntil">Milliseconds: the viewer does not want to read the other until then; 0 where they are not muted.</param>
internal readonly record struct Restriction(bool Blocks, bool BlockedBy, long MutedUntil)
{
    public bool IsNone => this == default;

    public bool IsBlock => Blocks || BlockedBy;
}

/// <summary>One row of <see cref="ViewerReader.RestrictionsSql"/>.</summary>
internal sealed class RestrictionRow
{
    public long OtherId { get; set; }
    public bool Blocks { get; set; }
    public bool BlockedBy { get; set; }
    public long MutedUntil { get; set; }

    public Restriction ApplyTo(Restriction known) => new(
        known.Blocks || Blocks, known.BlockedBy || BlockedBy, Math.Max(known.MutedUntil, MutedUntil));
}
