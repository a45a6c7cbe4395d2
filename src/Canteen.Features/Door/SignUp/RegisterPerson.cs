using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.SignUp;

/// <summary>
/// Somebody signs up. They may sign in once they have confirmed their e-mail address and, where the server requires it, have been approved.
/// Whether the address is known already is revealed to nobody but its owner, by mail: <see cref="SendConfirmation"/> checks that
/// afterwards.
/// </summary>
public sealed class RegisterPerson(Database database, IPasswordHasher<User> passwords, CanteenSettings settings, TimeProvider clock)
{
    /// <param name="browser">The secret of <see cref="KnownBrowserCookie"/> that the browser already has.</param>
    /// <returns>403 if signing up is closed, or if there is no valid invitation where one is needed or given; 422 with details.</returns>
    public async Task<Outcome<Registered>> RunAsync(SignUpForm form, Secret<KnownBrowser>? browser, CancellationToken ct)
    {
        if (settings.SignUps == SignUpMode.Closed) return Fault.NotAllowed;
        if (settings.SignUps == SignUpMode.Invitation && form.InviteCode.Length == 0) return Fault.NotAllowed;
        var problems = SignUpRules.Problems(form, SignUpRules.AsksReason(settings, form));
        if (problems.Count > 0 || !Handle.TryParse(form.Username, out var handle) || !EmailAddress.TryParse(form.Email, out var email))
            return Fault.Invalid(problems);
        // Hashing is slow on purpose, so it is done only for people who can sign up.
        if (await database.ReadAsync(
            db => SignUpAvailability.RefusalAsync(db, handle, form.InviteCode, clock.Milliseconds()), ct) is { } refusal) return refusal;
        var person = new NewPerson(handle, email, passwords.HashPassword(new User(), Password.Prepare(form.Password)))
        {
            DisplayName = PlainText.OneLine(form.DisplayName),
            Reason = PlainText.Trim(form.Reason),
            Locale = form.Locale,
            App = form.App,
            Approved = settings.SignUps != SignUpMode.Approval || form.InviteCode.Length > 0,
        };
        return await database.WriteAsync(tx => RegisterAsync(tx, person, form.InviteCode, browser), ct);
    }

    private static async Task<Outcome<Registered>> RegisterAsync(
        WriteTransaction tx, NewPerson person, string inviteCode, Secret<KnownBrowser>? browser)
    {
        if (inviteCode.Length > 0)
        {
            if (await InviteGate.UseAsync(tx, inviteCode) is not { } invite) return SignUpAvailability.InviteNeeded;
            person = person with { InviteId = invite };
        }
        await SignUpAvailability.FreeHandleAsync(tx, person.Handle);
        if (await person.InsertAsync(tx) is not { } account) return SignUpAvailability.HandleTaken;
        await SendConfirmation.EnqueueAsync(tx, account, person.Email);
        return person.App is { } app
            ? new Registered(account, await TokenForAsync(tx, app, account), null)
            : new Registered(account, null, await KnownBrowserRows.RememberAsync(tx, account, browser));
    }

    private static async Task<IssuedToken> TokenForAsync(WriteTransaction tx, AppId app, AccountId account)
    {
        var scopes = await tx.ScalarAsync<string>("SELECT scopes FROM apps WHERE id = @Id", new { Id = app.Value });
        return await IssuedToken.IssueAsync(tx, app, account, ScopeSet.Parse(scopes ?? ""));
    }
}

/// <param name="Token">For the app that signed them up.</param>
/// <param name="Known">For the <see cref="KnownBrowserCookie"/> of the browser in which they signed up.</param>
public sealed record Registered(AccountId Account, IssuedToken? Token, Secret<KnownBrowser>? Known);
