using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>What several use cases ask of the rows of packs.</summary>
internal static class PackRows
{
    /// <summary>
    /// A condition on <c>packs p</c>, with <c>@viewer</c> (0 for a visitor): for the viewer there is such a pack. With a block between them
    /// and the maker there is not.
    /// </summary>
    public static readonly string FoundSql = $"{PresentSql("p.account_id")} AND {BlockRule.PersonSql("p.account_id")}";

    /// <summary>
    /// A condition on <c>packs p</c> and <c>pack_people m</c>: the person may be shown to the viewer, if they agree. Whoever is kept apart
    /// from the maker by a block is shown to nobody.
    /// </summary>
    public static readonly string MayBeShownSql =
        $"""
        {PresentSql("m.member_id")} AND {BlockRule.PersonSql("m.member_id")}
        AND {BlockRule.PersonSql("m.member_id").Replace("@viewer", "p.account_id", StringComparison.Ordinal)}
        """;

    /// <summary>As <see cref="MayBeShownSql"/>: the viewer sees this person in the pack.</summary>
    public static readonly string InSql = $"m.answer = 1 AND {MayBeShownSql}";

    /// <summary>A condition on <c>packs p</c>, with <c>@viewer</c>: it may be in lists of everybody's packs.</summary>
    public const string ListedSql = "(p.discoverable = TRUE OR p.account_id = @viewer)";

    private const string OwnSql =
        """
        SELECT id, account_id AS maker, name, description, language, sensitive, discoverable
        FROM packs WHERE id = @pack AND account_id = @maker
        """;

    /// <summary>A condition: the account is one of this server's members, who may come in.</summary>
    public static string PresentSql(string column) =>
        $"""
        EXISTS (
          SELECT 1 FROM accounts g JOIN users h ON h.account_id = g.id
          WHERE g.id = {column} AND g.suspended_at IS NULL AND h.disabled_at IS NULL AND h.confirmed_at IS NOT NULL
            AND h.approved_at IS NOT NULL)
        """;

    /// <summary>A pack for its maker to change; null for somebody else's.</summary>
    public static async Task<Pack?> OwnAsync(ReadSession db, AccountId maker, Id<Pack> pack) =>
        await db.FirstOrDefaultAsync<PackRow>(OwnSql, new { maker, pack }) is { } row
            ? new Pack(row.Id, row.Maker, row.Name, row.Description)
            {
                Language = row.Language, IsSensitive = row.Sensitive, IsDiscoverable = row.Discoverable,
            }
            : null;
}

/// <summary>A pack as its table has it; what is counted and asked for beside it is 0 or null where a query did not.</summary>
public sealed class PackRow
{
    public Id<Pack> Id { get; set; }
    public AccountId Maker { get; set; }
    public string Name { get; set; } = "";
    public string Description { get; set; } = "";
    public string? Language { get; set; }
    public bool Sensitive { get; set; }
    public bool Discoverable { get; set; }
    public long CreatedAt { get; set; }
    public long ChangedAt { get; set; }

    /// <summary>How many the viewer is shown.</summary>
    public long People { get; set; }

    /// <summary>What the viewer said to being in it; null where nobody asked them.</summary>
    public long? Answer { get; set; }
}
