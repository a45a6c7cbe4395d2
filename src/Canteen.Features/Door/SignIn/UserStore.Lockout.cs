using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.SignIn;

/// <summary>Counting what went wrong. Each step is one statement, so that tries side by side are all counted.</summary>
public sealed partial class UserStore
{
    public Task<int> IncrementAccessFailedCountAsync(User user, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async tx => user.FailedCount = await tx.ScalarAsync<int>(
                "UPDATE users SET failed_count = failed_count + 1 WHERE account_id = @Id RETURNING failed_count", new { Id = user.AccountId.Value }),
            cancellationToken);

    /// <summary>Forgets the failures, unless a lockout came in between.</summary>
    /// <returns>Through <see cref="User.LockedUntil"/>: when that was so.</returns>
    public Task ResetAccessFailedCountAsync(User user, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async tx => user.LockedUntil = await tx.ScalarAsync<long?>(
                """
                UPDATE users SET failed_count = CASE WHEN locked_until > @Now THEN failed_count ELSE 0 END
                WHERE account_id = @Id RETURNING locked_until
                """,
                new { Id = user.AccountId.Value, tx.Now }),
            cancellationToken);

    public Task SetLockoutEndDateAsync(User user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockedUntil = lockoutEnd?.ToUnixTimeMilliseconds();
        return database.WriteAsync(
            tx => tx.ExecuteAsync(
                "UPDATE users SET locked_until = @LockedUntil, failed_count = 0 WHERE account_id = @Id", new { user.LockedUntil, Id = user.AccountId.Value }),
            cancellationToken);
    }

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockedUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : (DateTimeOffset?)null);

    public Task<int> GetAccessFailedCountAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.FailedCount);
    public Task<bool> GetLockoutEnabledAsync(User user, CancellationToken cancellationToken) => Task.FromResult(true);
    public Task SetLockoutEnabledAsync(User user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> GetPasswordHashAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);
    public Task<bool> HasPasswordAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);
    public Task<string?> GetSecurityStampAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetPasswordHashAsync(User user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task SetSecurityStampAsync(User user, string stamp, CancellationToken cancellationToken)
    {
        user.LoadedStamp ??= user.SecurityStamp;
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }
}
