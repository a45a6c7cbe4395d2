using Canteen.Core.People;
using Canteen.Features.Platform.Paging;

namespace Canteen.Features.People.Packs;

/// <summary>
/// The packs of one person, newest first, by offset: those that they made, or those that they are in or are asked to be in. 404: there is
/// nobody like that for the viewer; 403: what others are in.
/// </summary>
public sealed class ListPacksOf(AccountGate gate, PackHydrator hydrator)
{
    /// <returns>One more than the page has room for, where there are more.</returns>
    public async Task<Outcome<List<ShownPack>>> RunAsync(
        AccountId? viewer, AccountId person, bool isIn, OffsetPage page, CancellationToken ct)
    {
        if (isIn && viewer != person) return Fault.NotAllowed;
        if (await gate.FindAsync(person, viewer, ct) is null) return Fault.NotFound;
        var args = new { viewer = viewer?.Value ?? 0, person, Limit = page.Limit + 1, page.Offset };
        return await hydrator.LoadAsync(viewer, db => db.QueryAsync<PackRow>(Sql(isIn), args), ct);
    }

    internal static string Sql(bool isIn) =>
        $"""
        SELECT {PackHydrator.Columns} FROM packs p
        WHERE {(isIn ? WithMeSql : $"p.account_id = @person AND {PackRows.ListedSql}")} AND {PackRows.FoundSql}
        ORDER BY p.id DESC LIMIT @Limit OFFSET @Offset
        """;

    private const string WithMeSql = "p.id IN (SELECT q.pack_id FROM pack_people q WHERE q.member_id = @viewer AND q.answer IN (0, 1))";
}
