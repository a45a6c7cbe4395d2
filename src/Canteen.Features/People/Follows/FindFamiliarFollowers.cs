using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>
/// For each of these accounts, which of the people whom the viewer follows follow it too. At most ten each; none where the account hides
/// its followers.
/// </summary>
public sealed class FindFamiliarFollowers(Database database, AccountGate gate, AccountHydrator accounts)
{
    private const int MaxEach = 10;

    public async Task<List<FamiliarFollowers>> RunAsync(AccountId me, IReadOnlyList<AccountId> of, CancellationToken ct)
    {
        var asked = await gate.FindAsync(of, me, ct);
        return await database.ReadAsync(
            async db =>
            {
                var familiar = new List<FamiliarFollowers>(asked.Count);
                foreach (var account in asked) familiar.Add(new(account.Id, await OfOneAsync(db, me, account)));
                return familiar;
            },
            ct);
    }

    private async Task<List<AccountView>> OfOneAsync(ReadSession db, AccountId me, AccountView account)
    {
        if (account.Suspended || (account.HideCollections && account.Id != me)) return [];
        var ids = await db.QueryAsync<long>(
            $"""
            SELECT mine.followee_id FROM follows mine
            JOIN follows theirs ON theirs.follower_id = mine.followee_id AND theirs.followee_id = @Id
            JOIN accounts a ON a.id = mine.followee_id AND a.hide_collections = FALSE AND a.suspended_at IS NULL
            WHERE mine.follower_id = @me AND {BlockRule.PersonSql("mine.followee_id")} ORDER BY theirs.id DESC LIMIT @MaxEach
            """,
            new { me, viewer = me, account.Id, MaxEach });
        return await accounts.LoadAsync(db, [.. ids.Select(id => new AccountId(id))]);
    }
}

public sealed record FamiliarFollowers(AccountId Id, IReadOnlyList<AccountView> Accounts);
