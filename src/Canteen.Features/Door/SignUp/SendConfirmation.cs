using System.Text.Json;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Mail;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>
/// Mails the link that confirms an address; if the address belongs to another account, mails a notice to that account's owner instead. It
/// is a job, so that signing up and asking again take the same time whether or not the address is known.
/// </summary>
internal sealed class SendConfirmation(Database database, SignUpMails mails) : IJobWorker
{
    private const string JobKind = "confirmation";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public string Kind => JobKind;

    /// <summary>For somebody who has just signed up.</summary>
    public static Task EnqueueAsync(WriteTransaction tx, AccountId account, EmailAddress email) =>
        tx.EnqueueAsync(JobKind, new Wanted(account, email.Text), $"{account} {email.Key}");

    /// <summary>For whoever is waiting to confirm this address.</summary>
    public static Task EnqueueAsync(WriteTransaction tx, EmailAddress email) =>
        tx.EnqueueAsync(JobKind, new Wanted(null, email.Text), email.Key);

    public Task RunAsync(string payload, CancellationToken ct)
    {
        var wanted = JsonSerializer.Deserialize<Wanted>(payload)!;
        if (!EmailAddress.TryParse(wanted.Email, out var address)) return Task.CompletedTask;
        return database.WriteAsync(
            async tx =>
            {
                var user = await tx.FirstOrDefaultAsync<User>(
                    User.Sql +
                    """
                     WHERE lower(u.email) = @Key AND u.confirmed_at IS NULL AND (@Account = 0 OR u.account_id = @Account)
                    ORDER BY u.account_id DESC LIMIT 1
                    """,
                    new { address.Key, Account = wanted.Account?.Value ?? 0 });
                if (user is not null && EmailAddress.TryParse(user.Email, out var theirs)) await SendAsync(tx, user, theirs);
                return Done.It;
            },
            ct);
    }

    private async Task SendAsync(WriteTransaction tx, User user, EmailAddress email)
    {
        if (await tx.ScalarAsync<long?>("SELECT account_id FROM users WHERE email_key = @Key", new { email.Key }) is not null)
        {
            if (await MailAllowance.TakeAsync(tx, email)) await mails.AlreadyHere(email.Text).SendAsync(tx);
            return;
        }
        if (await MailToken.IssueAsync<ConfirmLink>(tx, user.AccountId, email, Lifetime) is { } secret)
            await mails.Confirm(email.Text, user.Handle, secret).SendAsync(tx);
    }

    private sealed record Wanted(AccountId? Account, string Email);
}
