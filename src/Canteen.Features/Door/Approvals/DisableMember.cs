using Canteen.Storage;

namespace Canteen.Features.Door.Approvals;

/// <summary>
/// The operator disables a member: their apps and browsers are refused from now on, and they cannot sign in. Their posts stay.
/// </summary>
public sealed class DisableMember(Database database)
{
    /// <param name="handle">With or without the @.</param>
    /// <returns>404 if there is no such local account. If it is disabled already, nothing changes.</returns>
    public Task<Outcome<Done>> RunAsync(string handle, CancellationToken ct) => database.WriteAsync<Outcome<Done>>(
        async tx =>
        {
            if (!Handle.TryParse(handle.TrimStart('@'), out var name)) return Fault.NotFound;
            var account = await tx.ScalarAsync<long?>(
                """
                UPDATE users SET disabled_at = COALESCE(disabled_at, @Now)
                WHERE account_id = (SELECT id FROM accounts WHERE handle_key = @Key AND domain = '') RETURNING account_id
                """,
                new { name.Key, tx.Now });
            if (account is null) return Fault.NotFound;
            await tx.AnnounceAsync(new AccessChanged(new(account.Value)));
            return Done.It;
        },
        ct);
}
