namespace Canteen.Features.People.Packs;

/// <summary>Packs with which to begin: of the newest, those with the most people.</summary>
public sealed class SuggestPacks(PackHydrator hydrator)
{
    private const int Looked = 200;

    internal static readonly string Sql =
        $"""
        SELECT * FROM (
          SELECT {PackHydrator.Columns} FROM (SELECT * FROM packs ORDER BY id DESC LIMIT {Looked}) p
          WHERE p.account_id <> @viewer AND {PackRows.FoundSql} AND {PackRows.ListedSql}) s
        WHERE s.people > 0 ORDER BY s.people DESC, s.id DESC LIMIT @most
        """;

    public Task<List<ShownPack>> RunAsync(AccountId me, int most, CancellationToken ct) =>
        hydrator.LoadAsync(me, db => db.QueryAsync<PackRow>(Sql, new { viewer = me, most }), ct);
}
