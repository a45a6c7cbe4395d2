using Canteen.Core.Accounts;
using Canteen.Core.Lists;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Finds people for a list by their names, and says who is in it already. 404: an unknown list, or somebody else's.</summary>
public sealed class FindForList(ListCache lists, SearchAccounts search, AccountGate gate, Database database)
{
    private const int Most = 20;

    private const string MembersSql = "SELECT member_id FROM list_members WHERE list_id = @id AND member_id IN @Ids";

    public async Task<Outcome<List<FoundForList>>> RunAsync(
        AccountId owner, Id<PersonalList> id, string words, CancellationToken ct)
    {
        if (await lists.FindAsync(owner, id, ct) is null) return Fault.NotFound;
        if (PlainText.IsBlank(words)) return new List<FoundForList>();
        var people = await gate.ListedAsync(await search.RunAsync(new(owner, words, Most), ct), owner, ct);
        var args = new { id, Ids = people.Select(person => person.Id.Value).ToArray() };
        var members = people.Count == 0 ? [] : await database.ReadAsync(db => db.QueryAsync<AccountId>(MembersSql, args), ct);
        return people.Select(person => new FoundForList(person, members.Contains(person.Id))).ToList();
    }
}

/// <param name="IsIn">They are in the list.</param>
public sealed record FoundForList(AccountView Person, bool IsIn);
