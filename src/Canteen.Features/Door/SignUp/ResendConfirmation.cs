using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>The confirmation mail once more. Tells nobody whether there was anything to send.</summary>
public sealed class ResendConfirmation(Database database, SignUpMails mails)
{
    public Task<Done> RunAsync(string email, CancellationToken ct)
    {
        if (!EmailAddress.TryParse(email, out var address)) return Task.FromResult(Done.It);
        return database.WriteAsync(
            async tx =>
            {
                var waiting = await tx.FirstOrDefaultAsync<User>(
                    User.Sql + " WHERE lower(u.email) = @Key AND u.confirmed_at IS NULL ORDER BY u.account_id DESC LIMIT 1", new { address.Key });
                if (waiting is not null) await mails.SendConfirmationAsync(tx, waiting.AccountId, waiting.Handle, address);
                return Done.It;
            },
            ct);
    }
}
