using System.Text.Json;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Mail;
using Canteen.Storage;

namespace Canteen.Features.Door.Passwords;

/// <summary>
/// Mails a link for setting a new password, if the address belongs to an account that is not disabled. If that address is not confirmed
/// yet, the mail says so instead.
/// </summary>
internal sealed class SendReset(Database database, PasswordMails mails) : IJobWorker
{
    public const string JobKind = "reset";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public string Kind => JobKind;

    public Task RunAsync(string payload, CancellationToken ct)
    {
        var wanted = JsonSerializer.Deserialize<ResetWanted>(payload)!;
        if (!EmailAddress.TryParse(wanted.Email, out var typed)) return Task.CompletedTask;
        return database.WriteAsync(
            async tx =>
            {
                var user = await tx.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.email_key = @Key", new { typed.Key })
                    ?? await tx.FirstOrDefaultAsync<User>(
                        User.Sql + " WHERE lower(u.email) = @Key AND u.confirmed_at IS NULL ORDER BY u.account_id DESC LIMIT 1",
                        new { typed.Key });
                if (user is null or { State: AccessState.Disabled } || !EmailAddress.TryParse(user.Email, out var address)) return Done.It;
                await SendAsync(tx, user, address);
                return Done.It;
            },
            ct);
    }

    private async Task SendAsync(WriteTransaction tx, User user, EmailAddress address)
    {
        if (user.ConfirmedAt is null)
        {
            if (await MailAllowance.TakeAsync(tx, address)) await mails.NotConfirmed(user.Email, user.Handle).SendAsync(tx);
            return;
        }
        if (await MailToken.IssueAsync<ResetLink>(tx, user.AccountId, address, Lifetime) is { } secret)
            await mails.Reset(user.Email, user.Handle, secret).SendAsync(tx);
    }
}
