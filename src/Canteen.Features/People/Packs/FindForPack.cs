using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// Finds members for a pack by their names, and says who is in it or asked already. 404: an unknown pack, or somebody else's.
/// </summary>
public sealed class FindForPack(SearchAccounts search, AccountGate gate, Database database)
{
    private const int Most = 20;

    private const string PeopleSql = "SELECT member_id FROM pack_people WHERE pack_id = @id AND answer < 2 AND member_id IN @Ids";

    public async Task<Outcome<List<FoundForPack>>> RunAsync(AccountId maker, Id<Pack> id, string words, CancellationToken ct)
    {
        if (await database.ReadAsync(db => PackRows.OwnAsync(db, maker, id), ct) is null) return Fault.NotFound;
        if (PlainText.IsBlank(words)) return new List<FoundForPack>();
        var found = await gate.ListedAsync(await search.RunAsync(new(maker, words, Most), ct), maker, ct);
        List<AccountView> members = [.. found.Where(person => person.Domain.Length == 0)];
        var args = new { id, Ids = members.Select(person => person.Id.Value).ToArray() };
        var known = members.Count == 0 ? [] : await database.ReadAsync(db => db.QueryAsync<AccountId>(PeopleSql, args), ct);
        return members.Select(person => new FoundForPack(person, known.Contains(person.Id))).ToList();
    }
}

/// <param name="IsIn">They are in the pack, or asked.</param>
public sealed record FoundForPack(AccountView Person, bool IsIn);
