using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>
/// An account's followers, or those whom it follows, newest follow first. Empty, not refused, if the account hides them from others. 404:
/// unknown.
/// </summary>
public sealed class ListConnections(Database database, AccountGate gate, AccountHydrator accounts)
{
    public Task<Outcome<Page<AccountView>>> FollowersAsync(AccountId of, AccountId? viewer, PageWindow window, CancellationToken ct) =>
        RunAsync("followee_id", "follower_id", of, viewer, window, ct);

    public Task<Outcome<Page<AccountView>>> FollowingAsync(AccountId of, AccountId? viewer, PageWindow window, CancellationToken ct) =>
        RunAsync("follower_id", "followee_id", of, viewer, window, ct);

    private Task<Outcome<Page<AccountView>>> RunAsync(
        string own, string others, AccountId of, AccountId? viewer, PageWindow window, CancellationToken ct) =>
        database.ReadAsync<Outcome<Page<AccountView>>>(
            async db =>
            {
                if (await gate.FindAsync(db, of, viewer) is not { } account) return Fault.NotFound;
                if (account.Suspended || (account.HideCollections && viewer != of)) return Page<AccountView>.Empty;
                return await accounts.PageAsync(
                    db, Sql(own, others, window.Order), new { of, viewer = viewer?.Value ?? 0, window.Below, window.Above, window.Limit },
                    window);
            },
            ct);

    internal static string Sql(string own, string others, string order) =>
        $"""
        SELECT f.id AS cursor, f.{others} AS account_id FROM follows f
        WHERE f.{own} = @of AND f.id < @Below AND f.id > @Above AND {BlockRule.PersonSql($"f.{others}")}
        ORDER BY f.id {order} LIMIT @Limit
        """;
}
