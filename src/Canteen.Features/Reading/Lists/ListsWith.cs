using Canteen.Core.Lists;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Those of somebody's lists that hold a person. 404: unknown, or somebody who blocked the owner.</summary>
public sealed class ListsWith(ListCache lists, Database database, AccountGate gate)
{
    internal static readonly string Sql =
        $"SELECT m.list_id FROM list_members m WHERE m.account_id = @viewer AND m.member_id = @person AND {ListRows.ShownSql}";

    public async Task<Outcome<List<PersonalList>>> RunAsync(AccountId owner, AccountId person, CancellationToken ct)
    {
        if (await gate.FindAsync(person, owner, ct) is null) return Fault.NotFound;
        var own = await lists.FindAsync(owner, ct);
        if (own.Count == 0) return new List<PersonalList>();
        var with = await database.ReadAsync(db => db.QueryAsync<long>(Sql, new { viewer = owner, person }), ct);
        return own.Where(list => with.Contains(list.Id.Value)).ToList();
    }
}
