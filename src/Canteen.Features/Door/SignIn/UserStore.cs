using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.SignIn;

/// <summary>Identity's view of <c>users</c>. Signing up and changing a password are use cases with SQL of their own, so it makes and deletes nobody.</summary>
public sealed partial class UserStore(Database database) : IUserPasswordStore<User>, IUserSecurityStampStore<User>, IUserLockoutStore<User>
{
    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        AccountId.TryParse(userId, out var id)
            ? database.ReadAsync(db => db.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.account_id = @Id", new { Id = id.Value }), cancellationToken)
            : Task.FromResult<User?>(null);

    /// <param name="normalizedUserName">A handle, with or without the @, or an e-mail address; in lower case.</param>
    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var handle = normalizedUserName.TrimStart('@');
        return database.ReadAsync(db => handle.Contains('@') ? ByEmailAsync(db, handle) : ByHandleAsync(db, handle), cancellationToken);
    }

    /// <summary>Writes a password hashed anew. Fails when somebody changed the password meanwhile.</summary>
    public async Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken)
    {
        var changed = await database.WriteAsync(
            tx => tx.ExecuteAsync(
                "UPDATE users SET password_hash = @PasswordHash, security_stamp = @SecurityStamp WHERE account_id = @Id AND security_stamp = @Stamp",
                new { user.PasswordHash, user.SecurityStamp, Id = user.AccountId.Value, Stamp = user.LoadedStamp ?? user.SecurityStamp }),
            cancellationToken);
        return changed > 0 ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
    }

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.AccountId.ToString());
    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Handle);
    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Handle.ToLowerInvariant());
    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    private static Task<User?> ByHandleAsync(ReadSession db, string key) =>
        db.FirstOrDefaultAsync<User>(User.Sql + " WHERE a.handle_key = @key AND a.domain = ''", new { key });

    // Until an address is confirmed several people may have typed it. The newest is the likeliest to come back.
    private static async Task<User?> ByEmailAsync(ReadSession db, string key) =>
        await db.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.email_key = @key", new { key })
        ?? await db.FirstOrDefaultAsync<User>(
            User.Sql + " WHERE lower(u.email) = @key AND u.confirmed_at IS NULL ORDER BY u.account_id DESC LIMIT 1", new { key });
}
