using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Accounts;

/// <summary>
/// Finds accounts by name: <c>name</c>, <c>@name</c> or <c>name@domain</c>, in upper or lower case; never asks another server.
/// </summary>
public sealed class AccountNameCache(
    CanteenSettings settings, AccountHydrator hydrator, AccountCache accounts, Database database) : IDisposable
{
    private const long Budget = 4 * 1024 * 1024;
    private const int MaxLength = 320;

    /// <summary>Entries never become wrong: nobody changes their name, and no name is given to somebody else.</summary>
    private readonly LruCache<(string Handle, string Domain), CachedName> _cache = new(Budget);

    /// <summary>As <see cref="FindAsync(ReadSession, string)"/>, but from memory where the name is cached.</summary>
    public async ValueTask<AccountView?> FindAsync(string acct, CancellationToken ct)
    {
        if (acct.Length > MaxLength) return null;
        var name = Split(acct);
        if (_cache.Find(name) is { } known) return (await accounts.FindAsync([known.Id], ct)).GetValueOrDefault(known.Id.Value)?.View;
        var account = await database.ReadAsync(db => FindAsync(db, acct), ct);
        if (account is not null) _cache.Put(name, new CachedName(account.Id));
        return account;
    }

    /// <summary>Null where no known account has the name, or where it cannot be shown yet.</summary>
    public async Task<AccountView?> FindAsync(ReadSession db, string acct)
    {
        // PostgreSQL does not accept NUL, and a route or a query may contain one.
        if (acct.Length > MaxLength || acct.Contains('\0', StringComparison.Ordinal)) return null;
        var (handle, domain) = Split(acct);
        var id = await db.FirstOrDefaultAsync<long?>(
            "SELECT id FROM accounts WHERE handle_key = @handle AND domain = @domain", new { handle, domain });
        return id is { } known ? await hydrator.FindAsync(db, new AccountId(known)) : null;
    }

    public void Dispose() => _cache.Dispose();

    /// <summary>The handle in lower case, and the domain; empty for this server's own.</summary>
    public (string Handle, string Domain) Split(string acct)
    {
        var parts = acct.Trim().TrimStart('@').ToLowerInvariant().Split('@', 2);
        var domain = parts.Length == 2 ? parts[1] : "";
        return (parts[0], domain.Equals(settings.Domain, StringComparison.OrdinalIgnoreCase) ? "" : domain);
    }

    private sealed class CachedName(AccountId id) : CacheEntry
    {
        public AccountId Id => id;

        public override int Bytes => 200;
    }
}
