using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>
/// A person withdraws an app's authorisation: all the tokens that it holds for them are revoked, and so are codes not yet exchanged.
/// </summary>
public sealed class RevokeApp(Database database)
{
    /// <param name="app">0: the tokens without an app.</param>
    /// <returns>404 if the app has no token for this person.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, AppId app, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var args = new { Me = me.Value, App = app.Value, tx.Now };
                await tx.ExecuteAsync("DELETE FROM grants WHERE account_id = @Me AND app_id = @App AND used_at IS NULL", args);
                var revoked = await tx.QueryAsync<long>(
                    """
                    UPDATE tokens SET revoked_at = @Now
                    WHERE account_id = @Me AND COALESCE(app_id, 0) = @App AND revoked_at IS NULL RETURNING id
                    """,
                    args);
                if (revoked.Count == 0) return Fault.NotFound;
                foreach (var id in revoked) await tx.AnnounceAsync(new TokenRevoked(new(id), me));
                return Done.It;
            },
            ct);
}
