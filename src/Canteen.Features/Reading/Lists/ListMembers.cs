using Canteen.Core.Accounts;
using Canteen.Core.Lists;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>The people in a list, whoever was added last first. 404: an unknown list, or somebody else's.</summary>
public sealed class ListMembers(ListCache lists, Database database, AccountHydrator accounts)
{
    public async Task<Outcome<Page<AccountView>>> RunAsync(
        AccountId owner, Id<PersonalList> id, PageWindow window, CancellationToken ct)
    {
        if (await lists.FindAsync(owner, id, ct) is null) return Fault.NotFound;
        var args = new { id, viewer = owner, window.Below, window.Above, window.Limit };
        return await database.ReadAsync(db => accounts.PageAsync(db, Sql(window.Order), args, window), ct);
    }

    internal static string Sql(string order) =>
        $"""
        SELECT m.id AS cursor, m.member_id AS account_id FROM list_members m
        WHERE m.list_id = @id AND m.id < @Below AND m.id > @Above AND {ListRows.ShownSql}
        ORDER BY m.id {order} LIMIT @Limit
        """;
}
