using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.SignUp;

/// <summary>
/// The operator creates a member who may sign in at once, whatever the server's sign-up mode; reserved handles are allowed.
/// </summary>
public sealed class CreateUser(Database database, IPasswordHasher<User> passwords)
{
    /// <param name="role"><c>member</c>, <c>moderator</c> or <c>admin</c>.</param>
    /// <returns>422 with details for a handle or an address that is taken or malformed, a weak password, or an unknown role.</returns>
    public async Task<Outcome<AccountId>> RunAsync(string handle, string email, string password, string role, CancellationToken ct)
    {
        if (!Handle.TryParse(handle, out var name))
            return Invalid("username", "ERR_INVALID", "Username must be 1 to 30 letters, numbers and underscores");
        if (!EmailAddress.TryParse(email, out var address)) return Invalid("email", "ERR_INVALID", "E-mail is not an e-mail address");
        if (Password.Problem(password, name.Text, address.Text) is { } weak) return Fault.Invalid([weak]);
        if (!Roles.IsKnown(role)) return Invalid("role", "ERR_INCLUSION", "Role must be member, moderator or admin");
        var person = new NewPerson(name, address, passwords.HashPassword(new User(), Password.Prepare(password)))
        {
            Role = role,
            Confirmed = true,
            Approved = true,
        };
        return await database.WriteAsync(tx => CreateAsync(tx, person), ct);
    }

    private static async Task<Outcome<AccountId>> CreateAsync(WriteTransaction tx, NewPerson person)
    {
        var known = await tx.ScalarAsync<long>("SELECT count(*) FROM users WHERE email_key = @Key", new { person.Email.Key });
        if (known > 0) return Invalid("email", "ERR_TAKEN", "E-mail belongs to another account");
        return await person.InsertAsync(tx) is { } account ? account : Invalid("username", "ERR_TAKEN", "Username is taken");
    }

    private static Fault Invalid(string field, string code, string sentence) => Fault.Invalid([new FieldFault(field, code, sentence)]);
}
