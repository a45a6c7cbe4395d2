using System.Text.Json;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Mail;
using Canteen.Storage;

namespace Canteen.Features.Door.Passwords;

/// <summary>
/// Mails the link that makes an address a person's own; if the address belongs to another account, mails a notice to that account's owner
/// instead.
/// </summary>
internal sealed class SendNewEmailLink(Database database, PasswordMails mails) : IJobWorker
{
    public const string JobKind = "new-email";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public string Kind => JobKind;

    public Task RunAsync(string payload, CancellationToken ct)
    {
        var wanted = JsonSerializer.Deserialize<NewEmailWanted>(payload)!;
        if (!EmailAddress.TryParse(wanted.Email, out var address)) return Task.CompletedTask;
        return database.WriteAsync(
            async tx =>
            {
                var args = new { Id = wanted.Account.Value, address.Key };
                if (await tx.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.account_id = @Id", args) is not { } user) return Done.It;
                var taken = await tx.ScalarAsync<long>("SELECT count(*) FROM users WHERE email_key = @Key AND account_id <> @Id", args) > 0;
                await (taken ? SayTakenAsync(tx, address) : SendAsync(tx, user, address));
                return Done.It;
            },
            ct);
    }

    private async Task SayTakenAsync(WriteTransaction tx, EmailAddress address)
    {
        if (await MailAllowance.TakeAsync(tx, address)) await mails.EmailTaken(address.Text).SendAsync(tx);
    }

    private async Task SendAsync(WriteTransaction tx, User user, EmailAddress address)
    {
        if (await MailToken.IssueAsync<NewEmailLink>(tx, user.AccountId, address, Lifetime) is { } secret)
            await mails.ConfirmNewEmail(address.Text, user.Handle, secret).SendAsync(tx);
    }
}
