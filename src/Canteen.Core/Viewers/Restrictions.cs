namespace Canteen.Core.Viewers;

/// <summary>Whom one person blocked or muted, and who blocked that person. It never changes: a change makes another one.</summary>
internal sealed class Restrictions
{
    /// <summary>Of one person in the table, roughly.</summary>
    private const int BytesEach = 48;

    private readonly Dictionary<long, Restriction> _people;

    public Restrictions(IEnumerable<RestrictionRow> rows)
    {
        _people = [];
        foreach (var row in rows) _people[row.OtherId] = row.ApplyTo(_people.GetValueOrDefault(row.OtherId));
    }

    private Restrictions(Dictionary<long, Restriction> people) => _people = people;

    public bool IsEmpty => _people.Count == 0;

    public int Bytes => BytesEach * _people.Count;

    public Restriction Of(AccountId account) => _people.GetValueOrDefault(account.Value);

    public Restrictions With(AccountId account, Func<Restriction, Restriction> change)
    {
        var changed = new Dictionary<long, Restriction>(_people);
        if (change(Of(account)) is { IsNone: false } restriction) changed[account.Value] = restriction;
        else changed.Remove(account.Value);
        return new Restrictions(changed);
    }
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
