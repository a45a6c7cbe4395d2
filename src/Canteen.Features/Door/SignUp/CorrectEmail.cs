using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>
/// The app that signed somebody up asks for the confirmation mail again, perhaps to another address because the first was mistyped.
/// </summary>
public sealed class CorrectEmail(Database database)
{
    private static readonly Fault OtherApp = Fault.Forbidden(
        "This method is only available to the application the user originally signed-up with");
    private static readonly Fault Confirmed = Fault.Forbidden("This method is only available while the e-mail is awaiting confirmation");

    /// <param name="email">Null: the same as before.</param>
    /// <returns>403 for another app, or if there is nothing left to confirm; 422 for a malformed address.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, AppId? app, string? email, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var by = await tx.ScalarAsync<long?>("SELECT app_id FROM users WHERE account_id = @Id", new { Id = me.Value });
                if (by is null || app?.Value != by) return OtherApp;
                var user = await tx.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.account_id = @Id", new { Id = me.Value });
                if (user is null or { ConfirmedAt: not null }) return Confirmed;
                if (!EmailAddress.TryParse(email ?? user.Email, out var address))
                {
                    return Fault.Invalid([new FieldFault("email", "ERR_INVALID", "Email address should look like name@example.org")]);
                }
                await tx.ExecuteAsync("UPDATE users SET email = @Text WHERE account_id = @Id", new { address.Text, Id = me.Value });
                await SendConfirmation.EnqueueAsync(tx, me, address);
                return Done.It;
            },
            ct);
}
