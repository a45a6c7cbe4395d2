using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Passwords;

/// <summary>Somebody has forgotten their password. What they are told is the same whether the address is known or not.</summary>
public sealed class RequestReset(Database database, PasswordMails mails)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public Task<Done> RunAsync(string email, CancellationToken ct)
    {
        if (!EmailAddress.TryParse(email, out var address)) return Task.FromResult(Done.It);
        return database.WriteAsync(
            async tx =>
            {
                var user = await tx.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.email_key = @Key", new { address.Key })
                    ?? await tx.FirstOrDefaultAsync<User>(
                        User.Sql + " WHERE lower(u.email) = @Key AND u.confirmed_at IS NULL ORDER BY u.account_id DESC LIMIT 1", new { address.Key });
                if (user is { State: not AccessState.Disabled }) await SendAsync(tx, user);
                return Done.It;
            },
            ct);
    }

    private async Task SendAsync(WriteTransaction tx, User user)
    {
        if (await MailToken.IssueAsync<ResetLink>(tx, user.AccountId, user.Email, Lifetime) is not { } secret) return;
        var letter = user.ConfirmedAt is null ? mails.NotConfirmed(user.Email, user.Handle) : mails.Reset(user.Email, user.Handle, secret);
        await letter.SendAsync(tx);
    }
}
