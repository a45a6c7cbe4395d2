using Canteen.Features.Platform.Allowances;
using Canteen.Features.Platform.Mail;
using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>A link in a mail. Whoever opens it can read the mail of that address.</summary>
public sealed class MailToken
{
    // One account may ask for mails to many mailboxes, each of which has an allowance of its own.
    private static readonly Allowance OfAccount = new("links of account", 10, TimeSpan.FromHours(1));

    public AccountId AccountId { get; set; }
    public string Email { get; set; } = "";

    /// <returns>The secret for the link; null when this account or this mailbox has had enough mails for now.</returns>
    public static async Task<Secret<TLink>?> IssueAsync<TLink>(
        WriteTransaction tx, AccountId account, EmailAddress email, TimeSpan lifetime)
        where TLink : IMailLink
    {
        if (!await MayMailAsync<TLink>(tx, account, email)) return null;
        await tx.ExecuteAsync("DELETE FROM mail_tokens WHERE account_id = @Id AND expires_at < @Now", new { Id = account.Value, tx.Now });
        var secret = Secret<TLink>.New();
        await tx.ExecuteAsync(
            """
            INSERT INTO mail_tokens (token_hash, account_id, purpose, email, created_at, expires_at)
            VALUES (@Hash, @Id, @Purpose, @Email, @Now, @ExpiresAt)
            """,
            new
            {
                secret.Hash, Id = account.Value, TLink.Purpose, Email = email.Text, tx.Now,
                ExpiresAt = tx.Now + (long)lifetime.TotalMilliseconds
            });
        return secret;
    }

    /// <summary>Looks at a link without using it up. Null when it is unknown, expired, used, or for another purpose.</summary>
    public static async Task<MailToken?> PeekAsync<TLink>(ReadSession db, string? text, long now) where TLink : IMailLink =>
        Secret<TLink>.TryParse(text, out var secret)
            ? await db.FirstOrDefaultAsync<MailToken>(
                "SELECT account_id, email FROM mail_tokens WHERE token_hash = @Hash AND purpose = @Purpose AND expires_at > @now",
                new { secret.Hash, TLink.Purpose, now })
            : null;

    /// <summary>Uses the link up, and with it all others of this account for the same purpose.</summary>
    public static async Task<MailToken?> TakeAsync<TLink>(WriteTransaction tx, string text) where TLink : IMailLink
    {
        if (await PeekAsync<TLink>(tx, text, tx.Now) is not { } token) return null;
        await tx.ExecuteAsync(
            "DELETE FROM mail_tokens WHERE account_id = @Id AND purpose = @Purpose", new { Id = token.AccountId.Value, TLink.Purpose });
        return token;
    }

    private static async Task<bool> MayMailAsync<TLink>(
        WriteTransaction tx, AccountId account, EmailAddress email) where TLink : IMailLink =>
        typeof(TLink) == typeof(ResetLink)
            ? await MailAllowance.TakeForResetAsync(tx, email)
            : await OfAccount.TakeAsync(tx, account.ToString()) is not null && await MailAllowance.TakeAsync(tx, email);
}
