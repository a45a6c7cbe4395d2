using Canteen.Core;
using Canteen.Storage;

namespace Canteen.Features.Safety.BlockedDomains;

/// <summary>
/// Hides everything by the people of another server from one person; follows both ways end, and nobody is told. Done again, it changes
/// nothing. 422: no name of a server, this server, or more than <see cref="Most"/>.
/// </summary>
public sealed class BlockDomain(Database database, CanteenSettings settings)
{
    /// <summary>How many servers somebody may block: each is asked for each post that this person reads.</summary>
    public const int Most = 500;

    internal static readonly Fault NoName = Fault.Invalid("Validation failed: Domain must be the name of a server such as example.org");

    private static readonly Fault Own = Fault.Invalid("Validation failed: You cannot block this server: you are on it");
    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot block more than {Most} servers");

    /// <param name="text">As somebody typed it.</param>
    /// <returns>The name as accounts have it.</returns>
    public Task<Outcome<string>> RunAsync(AccountId me, string text, CancellationToken ct) =>
        database.WriteAsync<Outcome<string>>(
            async tx =>
            {
                if (!ServerDomain.TryParse(text, out var domain)) return NoName;
                if (domain == new Uri(settings.Address).IdnHost) return Own;
                if (await tx.ScalarAsync<long>("SELECT COUNT(*) FROM blocked_domains WHERE account_id = @me", new { me }) >= Most)
                    return TooMany;
                var added = await tx.ExecuteAsync(
                    """
                    INSERT INTO blocked_domains (id, account_id, domain, created_at) VALUES (@Id, @me, @domain, @Now) ON CONFLICT DO NOTHING
                    """,
                    new { Id = tx.NewId<Account>(), me, domain, tx.Now });
                if (added > 0) await tx.AnnounceAsync(new DomainBlocked(me, domain));
                return domain;
            },
            ct);
}
