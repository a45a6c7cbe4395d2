using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>
/// Puts people into a list, whether its owner follows them or not; all of them, or none. Nobody is told. 404: the list or one of them is
/// unknown, or blocked the owner; 422: the owner blocks one of them, or the list would be too long.
/// </summary>
public sealed class AddToList(Database database, AccountHydrator accounts, AccountGate gate)
{
    private const string AddSql =
        """
        INSERT INTO list_members (id, list_id, account_id, member_id) VALUES (@New, @id, @owner, @Member) ON CONFLICT DO NOTHING
        """;

    private static readonly string ApartSql = $"SELECT a.id FROM accounts a WHERE a.id IN @Ids AND NOT ({BlockRule.ListedSql})";

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: A list cannot have more than {PersonalList.MostPeople} people");

    private static readonly Fault Blocked = Fault.Invalid("Validation failed: You cannot add somebody whom you block");

    /// <summary>Somebody is in the list already, as Mastodon says it.</summary>
    private static readonly Fault Taken = Fault.Invalid("Validation failed: Account has already been taken");

    /// <param name="onlyNew">Who is in the list already is a fault (422).</param>
    /// <returns>How many were added.</returns>
    public Task<Outcome<int>> RunAsync(
        AccountId owner, Id<PersonalList> id, IReadOnlyList<AccountId> people, bool onlyNew, CancellationToken ct) =>
        database.WriteAsync<Outcome<int>>(
            async tx =>
            {
                if (await ListRows.FindAsync(tx, owner, id) is not { } list) return Fault.NotFound;
                AccountId[] asked = [.. people.Distinct()];
                if (await RefuseAsync(tx, owner, asked) is { } fault) return fault;
                var added = 0;
                foreach (var person in asked)
                {
                    added += await tx.ExecuteAsync(AddSql, new { New = tx.NewId<PersonalList>(), id, owner, Member = person });
                }
                if (onlyNew && added < asked.Length) return Taken;
                if (added == 0) return 0;
                var count = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM list_members WHERE list_id = @id", new { id });
                if (count > PersonalList.MostPeople) return TooMany;
                await tx.AnnounceAsync(new ListsChanged(owner, id, list.IsExclusive));
                return added;
            },
            ct);

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
