namespace Canteen.Core.Viewers;

/// <summary>
/// Whom one person follows, as compactly as possible: ascending numbers, each made of an account's id and what is special about the follow.
/// </summary>
internal sealed class Followed
{
    private const int Bits = 3, Kinds = (1 << Bits) - 1;

    private readonly long[] _accounts;
    private readonly Dictionary<long, string>? _languages;

    public Followed(IReadOnlyCollection<FollowedRow> rows)
    {
        _accounts = [.. rows.Select(Pack).Order()];
        foreach (var row in rows)
            if (row.Languages is { } languages) (_languages ??= [])[row.FolloweeId] = languages;
    }

    private Followed(long[] accounts, Dictionary<long, string>? languages) => (_accounts, _languages) = (accounts, languages);

    public int Count => _accounts.Length;

    /// <summary>Roughly.</summary>
    public int Bytes => (Count * sizeof(long)) + (100 * (_languages?.Count ?? 0));

    public IEnumerable<(long Account, FollowKind Kind)> All => _accounts.Select(a => (a >> Bits, (FollowKind)(a & Kinds)));

    /// <summary>Null for somebody who is not followed.</summary>
    public FollowKind? Of(long account)
    {
        var at = Array.BinarySearch(_accounts, account << Bits);
        if (at < 0) at = ~at;
        return at < _accounts.Length && _accounts[at] >> Bits == account ? (FollowKind)(_accounts[at] & Kinds) : null;
    }

    /// <summary>The same people with one added, changed, or (when <paramref name="row"/> is null) removed.</summary>
    public Followed With(long account, FollowedRow? row)
    {
        var others = _accounts.Where(a => a >> Bits != account);
        var accounts = row is null ? others.ToArray() : [.. others.Append(Pack(row)).Order()];
        var languages = _languages?.Where(l => l.Key != account).ToDictionary();
        if (row?.Languages is { } wanted) (languages ??= [])[account] = wanted;
        return new Followed(accounts, languages is { Count: > 0 } ? languages : null);
    }

    /// <param name="language">Null for a post whose author gave no language: everybody wants it.</param>
    public bool Wants(long account, string? language) =>
        language is null || _languages is null || !_languages.TryGetValue(account, out var wanted)
        || wanted.Split(' ').Contains(language, StringComparer.Ordinal);

    private static long Pack(FollowedRow row) => (row.FolloweeId << Bits) | (long)row.Kind;
}

internal sealed class FollowedRow
{
    public FollowedRow()
    {
    }

    public FollowedRow(AccountId followee, bool showBoosts, string? languages) =>
        (FolloweeId, ShowBoosts, Languages) = (followee.Value, showBoosts, languages);

    public long FolloweeId { get; set; }
    public bool ShowBoosts { get; set; }
    public string? Languages { get; set; }

    /// <inheritdoc cref="FollowKind.Ruled"/>
    public bool IsRuled { get; set; }

    public FollowKind Kind =>
        (ShowBoosts ? FollowKind.Plain : FollowKind.NoBoosts) | (Languages is null ? FollowKind.Plain : FollowKind.SomeLanguages)
        | (IsRuled ? FollowKind.Ruled : FollowKind.Plain);
}

/// <summary>What is special about a follow.</summary>
[Flags]
internal enum FollowKind
{
    Plain = 0,
    NoBoosts = 1,
    SomeLanguages = 2,

    /// <summary>Nothing goes to this timeline without asking its rule.</summary>
    Ruled = 4,
}
