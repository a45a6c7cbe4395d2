using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>The rows of a new person: the account that others see, and the user behind it.</summary>
internal sealed record NewPerson(Handle Handle, EmailAddress Email, string PasswordHash)
{
    public string DisplayName { get; init; } = "";
    public string Role { get; init; } = Roles.Member;

    /// <summary>Confirmed by the operator rather than by mail.</summary>
    public bool Confirmed { get; init; }

    public bool Approved { get; init; }
    public string Reason { get; init; } = "";
    public string Locale { get; init; } = "en";
    public long? InviteId { get; init; }
    public AppId? App { get; init; }

    /// <summary>Null if the handle is taken.</summary>
    public async Task<AccountId?> InsertAsync(WriteTransaction tx)
    {
        var account = tx.NewId<Account>();
        var added = await tx.ExecuteAsync(
            """
            INSERT INTO accounts (id, handle, handle_key, display_name, created_at) VALUES (@Id, @Handle, @Key, @DisplayName, @Now)
            ON CONFLICT DO NOTHING
            """,
            new { Id = account.Value, Handle = Handle.Text, Handle.Key, DisplayName, tx.Now });
        if (added == 0) return null;
        await InsertUserAsync(tx, account);
        await AccountWords.UpdateAsync(tx, account);
        await tx.AnnounceAsync(new AccountCreated(account));
        if (Confirmed && Approved) await tx.AnnounceAsync(new AccountAdmitted(account));
        return account;
    }

    private Task InsertUserAsync(WriteTransaction tx, AccountId account) => tx.ExecuteAsync(
        """
        INSERT INTO users (account_id, email, email_key, password_hash, security_stamp, role, confirmed_at, approved_at, reason, locale,
                           invite_id, app_id, created_at)
        VALUES (@Id, @Email, @EmailKey, @PasswordHash, @Stamp, @Role, @ConfirmedAt, @ApprovedAt, @Reason, @Locale, @InviteId, @AppId, @Now)
        """,
        new
        {
            Id = account.Value,
            Email = Email.Text,
            EmailKey = Confirmed ? Email.Key : UserEmail.UnconfirmedKey(account),
            PasswordHash,
            Stamp = Nonce.New(),
            Role,
            ConfirmedAt = Confirmed ? tx.Now : (long?)null,
            ApprovedAt = Approved ? tx.Now : (long?)null,
            Reason,
            Locale,
            InviteId,
            AppId = App?.Value,
            tx.Now,
        });
}
