using Canteen.Storage;

namespace Canteen.Features.Platform.Accounts;

/// <summary>Names to accounts: <c>name</c>, <c>@name</c> or <c>name@domain</c>, in any case; never asks another server.</summary>
public sealed class AccountNames(CanteenSettings settings, AccountHydrator hydrator)
{
    private const int MaxLength = 320;

    /// <summary>Null where nobody known has the name, or cannot be shown yet.</summary>
    public async Task<AccountView?> FindAsync(ReadSession db, string acct)
    {
        // PostgreSQL takes no NUL, and a route or a query may bring one.
        if (acct.Length > MaxLength || acct.Contains('\0', StringComparison.Ordinal)) return null;
        var (handle, domain) = Split(acct);
        var id = await db.FirstOrDefaultAsync<long?>(
            "SELECT id FROM accounts WHERE handle_key = @handle AND domain = @domain", new { handle, domain });
        return id is { } known ? await hydrator.FindAsync(db, new AccountId(known)) : null;
    }

    /// <summary>The handle in lower case, and the domain; empty for this server's own.</summary>
    public (string Handle, string Domain) Split(string acct)
    {
        var parts = acct.Trim().TrimStart('@').ToLowerInvariant().Split('@', 2);
        var domain = parts.Length == 2 ? parts[1] : "";
        return (parts[0], domain.Equals(settings.Domain, StringComparison.OrdinalIgnoreCase) ? "" : domain);
    }
}
