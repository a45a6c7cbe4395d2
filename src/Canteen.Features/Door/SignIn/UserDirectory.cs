using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Canteen.Features.Door.SignIn;

/// <summary>Identity's user manager over our store. Lockout goes by our clock: Identity's own would go by the machine's.</summary>
public sealed class UserDirectory(UserStore store, IPasswordHasher<User> passwords, TimeProvider clock, ILogger<UserManager<User>> log)
    : UserManager<User>(store, new OptionsWrapper<IdentityOptions>(Rules), passwords, [], [], new LowerCase(), new IdentityErrorDescriber(), null!, log)
{
    public static readonly IdentityOptions Rules = new()
    {
        Lockout = { MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true },
    };

    public override Task<bool> IsLockedOutAsync(User user) => Task.FromResult(user.LockedUntil > clock.GetUtcNow().ToUnixTimeMilliseconds());

    public override async Task<IdentityResult> AccessFailedAsync(User user)
    {
        var failures = await store.IncrementAccessFailedCountAsync(user, CancellationToken);
        if (failures >= Rules.Lockout.MaxFailedAccessAttempts)
        {
            await store.SetLockoutEndDateAsync(user, clock.GetUtcNow() + Rules.Lockout.DefaultLockoutTimeSpan, CancellationToken);
        }
        return IdentityResult.Success;
    }

    public override async Task<IdentityResult> ResetAccessFailedCountAsync(User user)
    {
        if (user is { FailedCount: > 0 } or { LockedUntil: not null }) await store.ResetAccessFailedCountAsync(user, CancellationToken);
        return IdentityResult.Success;
    }

    private sealed class LowerCase : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name?.Trim().ToLowerInvariant();
        public string? NormalizeEmail(string? email) => NormalizeName(email);
    }
}
