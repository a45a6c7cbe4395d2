using Canteen.Storage;

namespace Canteen.Features.Door.Approvals;

/// <summary>The operator enables a disabled member again, with the apps and browsers that they had.</summary>
public sealed class EnableMember(Database database)
{
    /// <param name="handle">With or without the @.</param>
    /// <returns>404 if there is no such local account. If it is not disabled, nothing changes.</returns>
    public Task<Outcome<Done>> RunAsync(string handle, CancellationToken ct) => database.WriteAsync<Outcome<Done>>(
        async tx =>
        {
            if (!Handle.TryParse(handle.TrimStart('@'), out var name)) return Fault.NotFound;
            var account = await tx.ScalarAsync<long?>(
                """
                UPDATE users SET disabled_at = NULL
                WHERE account_id = (SELECT id FROM accounts WHERE handle_key = @Key AND domain = '') RETURNING account_id
                """,
                new { name.Key });
            if (account is null) return Fault.NotFound;
            await tx.AnnounceAsync(new AccessChanged(new(account.Value)));
            return Done.It;
        },
        ct);
}
