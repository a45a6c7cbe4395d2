using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>
/// The people whom an account features, latest first; listed even if the account hides whom it follows, because it chose to show these.
/// </summary>
public sealed class ListEndorsed(Database database, AccountGate gate, AccountHydrator accounts)
{
    /// <returns>404 unknown; empty for a suspended account.</returns>
    public Task<Outcome<Page<AccountView>>> RunAsync(AccountId of, AccountId? viewer, PageWindow window, CancellationToken ct) =>
        database.ReadAsync<Outcome<Page<AccountView>>>(
            async db =>
            {
                if (await gate.FindAsync(db, of, viewer) is not { } account) return Fault.NotFound;
                if (account.Suspended) return Page<AccountView>.Empty;
                var args = new { of, viewer = viewer?.Value ?? 0, window.Below, window.Above, window.Limit };
                return await accounts.PageAsync(db, Sql(window.Order), args, window);
            },
            ct);

    internal static string Sql(string order) =>
        $"""
        SELECT f.endorsement_id AS cursor, f.followee_id AS account_id FROM follows f
        WHERE f.follower_id = @of AND f.endorsement_id < @Below AND f.endorsement_id > @Above
          AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = f.followee_id AND g.suspended_at IS NOT NULL)
          AND {BlockRule.PersonSql("f.followee_id")}
        ORDER BY f.endorsement_id {order} LIMIT @Limit
        """;
}
