using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>The people in lists, with the rules about who may be in one, and their event: they are always changed here.</summary>
internal sealed class MemberRows(AccountHydrator accounts, AccountGate gate)
{
    private const string AddSql =
        """
        INSERT INTO list_members (id, list_id, account_id, member_id, notify) VALUES (@New, @List, @owner, @Member, @Notifies)
        ON CONFLICT DO NOTHING
        """;

    private static readonly string ApartSql = $"SELECT a.id FROM accounts a WHERE a.id IN @Ids AND NOT ({BlockRule.ListedSql})";

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: A list cannot have more than {PersonalList.MostPeople} people");

    private static readonly Fault Blocked = Fault.Invalid("Validation failed: You cannot add somebody whom you block");

    /// <summary>Somebody is in the list already, as Mastodon says it.</summary>
    private static readonly Fault Taken = Fault.Invalid("Validation failed: Account has already been taken");

    /// <param name="onlyNew">Who is in the list already is a fault (422).</param>
    /// <returns>How many were added; the faults of <see cref="AddToList"/>.</returns>
    public async Task<Outcome<int>> AddAsync(
        WriteTransaction tx, AccountId owner, PersonalList list, IReadOnlyList<AccountId> people, bool onlyNew = false)
    {
        AccountId[] asked = [.. people.Distinct()];
        if (await RefuseAsync(tx, owner, asked) is { } fault) return fault;
        var added = 0;
        foreach (var person in asked)
        {
            var row = new { New = tx.NewId<PersonalList>(), List = list.Id, owner, Member = person, list.Notifies };
            added += await tx.ExecuteAsync(AddSql, row);
        }
        if (onlyNew && added < asked.Length) return Taken;
        if (added == 0) return 0;
        var count = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM list_members WHERE list_id = @Id", new { list.Id });
        if (count > PersonalList.MostPeople) return TooMany;
        await tx.AnnounceAsync(new ListsChanged(owner, list.Id, list.IsExclusive));
        return added;
    }

    /// <returns>How many were in it.</returns>
    public static async Task<int> RemoveAsync(
        WriteTransaction tx, AccountId owner, PersonalList list, IReadOnlyList<AccountId> people)
    {
        if (people.Count == 0) return 0;
        var removed = await tx.ExecuteAsync(
            "DELETE FROM list_members WHERE list_id = @Id AND member_id IN @People",
            new { list.Id, People = people.Select(person => person.Value).ToArray() });
        if (removed > 0) await tx.AnnounceAsync(new ListsChanged(owner, list.Id, list.IsExclusive));
        return removed;
    }

    private async Task<Fault?> RefuseAsync(WriteTransaction tx, AccountId owner, AccountId[] asked)
    {
        if (asked.Length == 0) return null;
        var found = await accounts.LoadAsync(tx, asked);
        if (found.Count(person => !person.Suspended) < asked.Length) return Fault.NotFound;
        var args = new { Ids = asked.Select(person => person.Value).ToArray(), viewer = owner };
        var apart = await tx.QueryAsync<AccountId>(ApartSql, args);
        foreach (var person in apart)
            if (await gate.FindAsync(tx, person, owner) is null) return Fault.NotFound;
        return apart.Count > 0 ? Blocked : null;
    }
}
