using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Profiles;

/// <summary>A person's own profile with its settings. 404 for an account that is gone, or not yet admitted.</summary>
public sealed class LoadOwnProfile(Database database, AccountHydrator accounts)
{
    // Mastodon stops counting here, and clients show "40+".
    private const int MaxRequests = 40;

    public Task<Outcome<OwnProfile>> RunAsync(AccountId me, CancellationToken ct) => database.ReadAsync(db => ReadAsync(db, me), ct);

    internal async Task<Outcome<OwnProfile>> ReadAsync(ReadSession db, AccountId me)
    {
        if (await accounts.FindAsync(db, me) is not { } account) return Fault.NotFound;
        var row = await db.FirstOrDefaultAsync<Row>(
            """
            SELECT a.default_visibility, a.default_sensitive, a.default_language,
              (SELECT count(*) FROM (SELECT 1 FROM follow_requests r WHERE r.followee_id = a.id LIMIT @MaxRequests) AS waiting) AS follow_requests
            FROM accounts a JOIN users u ON u.account_id = a.id WHERE a.id = @me
            """,
            new { me, MaxRequests });
        if (row is null) return Fault.NotFound;
        return new OwnProfile(
            account, (Visibility)row.DefaultVisibility, row.DefaultSensitive, row.DefaultLanguage, row.FollowRequests);
    }

    private sealed class Row
    {
        public long DefaultVisibility { get; set; }
        public bool DefaultSensitive { get; set; }
        public string DefaultLanguage { get; set; } = "";
        public long FollowRequests { get; set; }
    }
}
