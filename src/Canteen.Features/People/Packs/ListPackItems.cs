using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// The people in packs that the viewer is shown, whoever was added first comes first; with those who have not answered yet where the viewer
/// made the pack, or is the one.
/// </summary>
public sealed class ListPackItems(Database database)
{
    internal static readonly string Sql =
        $"""
        SELECT m.id AS number, m.pack_id, m.member_id AS person, m.answer, m.created_at
        FROM pack_people m JOIN packs p ON p.id = m.pack_id
        WHERE m.pack_id IN @Ids AND (m.answer = 1 OR m.answer = 0 AND (p.account_id = @viewer OR m.member_id = @viewer))
          AND {PackRows.MayBeShownSql}
        """;

    public async Task<ILookup<Id<Pack>, PackItem>> RunAsync(AccountId? viewer, IReadOnlyList<ShownPack> packs, CancellationToken ct)
    {
        var args = new { Ids = packs.Select(pack => pack.Id.Value).ToArray(), viewer = viewer?.Value ?? 0 };
        var items = packs.Count == 0 ? [] : await database.ReadAsync(db => db.QueryAsync<PackItem>(Sql, args), ct);
        return items.OrderBy(item => item.Number).ToLookup(item => item.PackId);
    }
}

/// <summary>Somebody's place in a pack.</summary>
public sealed class PackItem
{
    public long Number { get; set; }
    public Id<Pack> PackId { get; set; }
    public AccountId Person { get; set; }
    public long Answer { get; set; }
    public long CreatedAt { get; set; }

    public Id<PackItem> Id => new(Number);

    public bool IsAgreed => Answer == (long)PackAnswer.Yes;
}
