using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.SignUp;

/// <summary>
/// Somebody signs up. They are let in once they have confirmed their address and, where this server works so, are approved. Whether the
/// address is known already is told to nobody but its owner, by mail.
/// </summary>
public sealed class RegisterPerson(Database database, IPasswordHasher<User> passwords, SignUpMails mails, CanteenSettings settings)
{
    /// <summary>After this an account that was never confirmed gives its handle back to the next who asks for it.</summary>
    private const long KeptUnconfirmed = 7L * 24 * 60 * 60 * 1000;

    public static readonly Fault InviteNeeded = Fault.Forbidden("This invitation has been used up or has expired. Please ask for a new one.");

    /// <returns>403 where signing up is closed or needs an invitation; 422 with details.</returns>
    public async Task<Outcome<Registered>> RunAsync(SignUpForm form, CancellationToken ct)
    {
        if (settings.SignUps == SignUpMode.Closed) return Fault.NotAllowed;
        if (settings.SignUps == SignUpMode.Invitation && form.InviteCode.Length == 0) return Fault.NotAllowed;
        var problems = SignUpRules.Problems(form, SignUpRules.AsksReason(settings, form));
        if (problems.Count > 0 || !Handle.TryParse(form.Username, out var handle) || !EmailAddress.TryParse(form.Email, out var email)) return Fault.Invalid(problems);
        var person = new NewPerson(handle, email, passwords.HashPassword(new User(), Password.Prepare(form.Password)))
        {
            DisplayName = PlainText.OneLine(form.DisplayName),
            Reason = PlainText.Trim(form.Reason),
            Locale = form.Locale,
            App = form.App,
            Approved = settings.SignUps != SignUpMode.Approval || form.InviteCode.Length > 0,
        };
        return await database.WriteAsync(tx => RegisterAsync(tx, person, form.InviteCode), ct);
    }

    private async Task<Outcome<Registered>> RegisterAsync(WriteTransaction tx, NewPerson person, string inviteCode)
    {
        if (inviteCode.Length > 0)
        {
            if (!InviteCode.TryParse(inviteCode, out var code) || await UseInviteAsync(tx, code) is not { } invite) return InviteNeeded;
            person = person with { InviteId = invite };
        }
        await FreeHandleAsync(tx, person.Handle);
        if (await person.InsertAsync(tx) is not { } account) return Fault.Invalid([new FieldFault("username", "ERR_TAKEN", "Username is already taken")]);
        await mails.SendConfirmationAsync(tx, account, person.Handle.Text, person.Email);
        return new Registered(account, person.App is { } app ? await TokenForAsync(tx, app, account) : null);
    }

    private static Task<long?> UseInviteAsync(WriteTransaction tx, InviteCode code) => tx.ScalarAsync<long?>(
        """
        UPDATE invites SET uses = uses + 1
        WHERE code = @Text AND (max_uses IS NULL OR uses < max_uses) AND (expires_at IS NULL OR expires_at > @Now)
          AND NOT EXISTS (SELECT 1 FROM users u JOIN accounts a ON a.id = u.account_id
                          WHERE u.account_id = invites.created_by AND (u.disabled_at IS NOT NULL OR a.suspended_at IS NOT NULL))
        RETURNING id
        """,
        new { code.Text, tx.Now });

    private static async Task FreeHandleAsync(WriteTransaction tx, Handle handle)
    {
        var stale = await tx.ScalarAsync<long?>(
            """
            SELECT u.account_id FROM users u JOIN accounts a ON a.id = u.account_id
            WHERE a.handle_key = @Key AND a.domain = '' AND u.confirmed_at IS NULL AND u.created_at < @Old
            """,
            new { handle.Key, Old = tx.Now - KeptUnconfirmed });
        if (stale is not null) await NewcomerRows.DeleteAsync(tx, new(stale.Value));
    }

    private static async Task<IssuedToken> TokenForAsync(WriteTransaction tx, AppId app, AccountId account)
    {
        var scopes = await tx.ScalarAsync<string>("SELECT scopes FROM apps WHERE id = @Id", new { Id = app.Value });
        return await IssuedToken.IssueAsync(tx, app, account, ScopeSet.Parse(scopes ?? ""));
    }
}

/// <param name="Token">For the app that signed them up.</param>
public sealed record Registered(AccountId Account, IssuedToken? Token);
