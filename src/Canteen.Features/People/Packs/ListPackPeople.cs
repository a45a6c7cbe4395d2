using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// The people in a pack whom the viewer is shown, whoever was added last first; or those who have not answered yet, for the maker alone.
/// 404: as for <see cref="ShowPack"/>; of the waiting people also for everybody but the maker.
/// </summary>
public sealed class ListPackPeople(Database database, AccountHydrator accounts)
{
    private static readonly string GateSql = $"SELECT p.id FROM packs p WHERE p.id = @pack AND {PackRows.FoundSql}";

    public Task<Outcome<Page<AccountView>>> RunAsync(
        AccountId? viewer, Id<Pack> pack, bool waiting, PageWindow window, CancellationToken ct) =>
        database.ReadAsync<Outcome<Page<AccountView>>>(
            async db =>
            {
                var args = new { pack, viewer = viewer?.Value ?? 0, window.Below, window.Above, window.Limit };
                if (await db.ScalarAsync<long?>(waiting ? GateSql + " AND p.account_id = @viewer" : GateSql, args) is null)
                    return Fault.NotFound;
                return await accounts.PageAsync(db, Sql(waiting, window.Order), args, window);
            },
            ct);

    internal static string Sql(bool waiting, string order) =>
        $"""
        SELECT m.id AS cursor, m.member_id AS account_id FROM pack_people m JOIN packs p ON p.id = m.pack_id
        WHERE m.pack_id = @pack AND m.id < @Below AND m.id > @Above
          AND {(waiting ? $"m.answer = 0 AND {PackRows.MayBeShownSql}" : PackRows.InSql)}
        ORDER BY m.id {order} LIMIT @Limit
        """;
}
