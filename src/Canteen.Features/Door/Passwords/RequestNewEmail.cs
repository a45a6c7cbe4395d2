using Canteen.Storage;

namespace Canteen.Features.Door.Passwords;

/// <summary>
/// A person asks for another e-mail address. It becomes theirs when they open the link that <see cref="SendNewEmailLink"/> mails to it.
/// That job also checks whether the address is taken, so that nobody waits for it.
/// </summary>
public sealed class RequestNewEmail(Database database, OwnPassword own)
{
    /// <returns>422 with details for a wrong password or a malformed address. Whether an address is taken is not revealed.</returns>
    public async Task<Outcome<Done>> RunAsync(AccountId me, SessionId here, string email, string current, CancellationToken ct)
    {
        if (!EmailAddress.TryParse(email, out var address))
            return Fault.Invalid([new FieldFault("email", "ERR_INVALID", "Email address should look like name@example.org")]);
        if (!(await own.RunAsync(me, here, current, ct)).Is(out _, out var fault)) return fault;
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                await tx.EnqueueAsync(SendNewEmailLink.JobKind, new NewEmailWanted(me, address.Text), $"{me} {address.Key}");
                return Done.It;
            },
            ct);
    }
}

internal sealed record NewEmailWanted(AccountId Account, string Email);
