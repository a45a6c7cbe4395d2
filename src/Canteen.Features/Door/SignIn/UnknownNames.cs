using System.Security.Cryptography;
using System.Text;

namespace Canteen.Features.Door.SignIn;

/// <summary>
/// Failures for names that nobody has. They are locked out as real ones are, or else ten tries would tell whether an address is known.
/// In memory, of this node, bounded.
/// </summary>
public sealed class UnknownNames(TimeProvider clock)
{
    private const int Capacity = 10_000;
    private readonly Dictionary<string, (int Failures, DateTimeOffset LockedUntil)> _names = [];
    private readonly Lock _lock = new();

    /// <summary>Counts one try more.</summary>
    /// <returns>True when the name is locked out.</returns>
    public bool CountTry(string name)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.Trim().TrimStart('@').ToLowerInvariant())));
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_names.Count >= Capacity) _names.Clear();
            var (failures, lockedUntil) = _names.GetValueOrDefault(key);
            if (lockedUntil > now) return true;
            var rules = UserDirectory.Rules.Lockout;
            var locks = ++failures >= rules.MaxFailedAccessAttempts;
            _names[key] = locks ? (0, now + rules.DefaultLockoutTimeSpan) : (failures, default);
            return locks;
        }
    }
}
