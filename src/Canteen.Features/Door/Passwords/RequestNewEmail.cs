using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Passwords;

/// <summary>A person wants another address. It becomes theirs when they follow the link that is mailed to it.</summary>
public sealed class RequestNewEmail(Database database, OwnPassword own, PasswordMails mails)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <returns>422 with details for a wrong password or what is no address. An address that is taken is not told from one that is free.</returns>
    public async Task<Outcome<Done>> RunAsync(AccountId me, string email, string current, CancellationToken ct)
    {
        if (!EmailAddress.TryParse(email, out var address)) return Fault.Invalid([new FieldFault("email", "ERR_INVALID", "E-mail does not look like an e-mail address")]);
        if (!(await own.RunAsync(me, current, ct)).Is(out var user, out var fault)) return fault;
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await MailToken.IssueAsync<NewEmailLink>(tx, me, address.Text, Lifetime) is not { } secret) return Done.It;
                var taken = await tx.ScalarAsync<long>("SELECT count(*) FROM users WHERE email_key = @Key", new { address.Key }) > 0;
                var letter = taken && address.Key != user.EmailKey ? mails.EmailTaken(address.Text) : mails.ConfirmNewEmail(address.Text, user.Handle, secret);
                await letter.SendAsync(tx);
                return Done.It;
            },
            ct);
    }
}
