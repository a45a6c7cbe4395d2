using Canteen.Features.Platform.Allowances;
using Canteen.Features.Platform.Mail;
using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>What a link in a mail is for. The words are stored.</summary>
public static class MailPurpose
{
    public const string Confirm = "confirm";
    public const string Reset = "reset";
    public const string ChangeEmail = "email";
}

/// <summary>A link in a mail: whoever opens it reads the mail of that address.</summary>
public sealed class MailToken
{
    // Mails of one account to many mailboxes, each of which has an allowance of its own.
    private static readonly Allowance OfAccount = new("links of account", 10, TimeSpan.FromHours(1));

    public AccountId AccountId { get; set; }
    public string Email { get; set; } = "";

    /// <returns>The secret for the link; null when this account or this mailbox has had enough mails for now.</returns>
    public static async Task<string?> IssueAsync(WriteTransaction tx, AccountId account, string purpose, EmailAddress email, TimeSpan lifetime)
    {
        if (!await MayMailAsync(tx, account, purpose, email)) return null;
        await tx.ExecuteAsync("DELETE FROM mail_tokens WHERE account_id = @Id AND expires_at < @Now", new { Id = account.Value, tx.Now });
        var secret = Secret.New();
        await tx.ExecuteAsync(
            """
            INSERT INTO mail_tokens (token_hash, account_id, purpose, email, created_at, expires_at)
            VALUES (@Hash, @Id, @purpose, @Email, @Now, @ExpiresAt)
            """,
            new
            {
                Hash = Secret.Hash(secret), Id = account.Value, purpose, Email = email.Text, tx.Now,
                ExpiresAt = tx.Now + (long)lifetime.TotalMilliseconds,
            });
        return secret;
    }

    /// <summary>Looks without using it up. Null for one that is unknown, expired, used, or for something else.</summary>
    public static Task<MailToken?> PeekAsync(ReadSession db, string secret, string purpose, long now) => db.FirstOrDefaultAsync<MailToken>(
        "SELECT account_id, email FROM mail_tokens WHERE token_hash = @Hash AND purpose = @purpose AND expires_at > @now",
        new { Hash = Secret.Hash(secret), purpose, now });

    /// <summary>Uses it up, and with it the others of this account for the same purpose.</summary>
    public static async Task<MailToken?> TakeAsync(WriteTransaction tx, string secret, string purpose)
    {
        if (await PeekAsync(tx, secret, purpose, tx.Now) is not { } token) return null;
        await tx.ExecuteAsync("DELETE FROM mail_tokens WHERE account_id = @Id AND purpose = @purpose", new { Id = token.AccountId.Value, purpose });
        return token;
    }

    private static async Task<bool> MayMailAsync(WriteTransaction tx, AccountId account, string purpose, EmailAddress email) =>
        purpose == MailPurpose.Reset
            ? await MailAllowance.TakeForResetAsync(tx, email)
            : await OfAccount.TakeAsync(tx, account.ToString()) is not null && await MailAllowance.TakeAsync(tx, email);
}
