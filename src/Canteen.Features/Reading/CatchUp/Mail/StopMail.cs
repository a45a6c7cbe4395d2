using Canteen.Storage;

namespace Canteen.Features.Reading.CatchUp.Mail;

/// <summary>
/// Stops the mails to whoever got this secret in one. Somebody who gets none any more is told the same. 404: an unknown secret.
/// </summary>
public sealed class StopMail(Database database)
{
    public Task<Outcome<Done>> RunAsync(Secret<CatchUpStop> secret, CancellationToken ct) => database.WriteAsync<Outcome<Done>>(
        async tx =>
        {
            if (await tx.ScalarAsync<long?>(FindStop.Sql, new { secret.Hash }) is not { } account) return Fault.NotFound;
            await tx.ExecuteAsync("DELETE FROM catch_up_mails WHERE account_id = @account", new { account });
            return Done.It;
        },
        ct);
}

/// <summary>Whether a secret was sent in a mail.</summary>
public sealed class FindStop(Database database)
{
    internal const string Sql = "SELECT account_id FROM catch_up_stops WHERE hash = @Hash";

    public Task<bool> RunAsync(Secret<CatchUpStop> secret, CancellationToken ct) =>
        database.ReadAsync(async db => await db.ScalarAsync<long?>(Sql, new { secret.Hash }) is not null, ct);
}
