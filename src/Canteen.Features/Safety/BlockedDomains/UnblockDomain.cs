using Canteen.Storage;

namespace Canteen.Features.Safety.BlockedDomains;

/// <summary>
/// Shows what the people of a server write again; follows that ended stay so. It is not a fault if it was not blocked. 422: no name of a
/// server.
/// </summary>
public sealed class UnblockDomain(Database database)
{
    /// <param name="text">As somebody typed it.</param>
    /// <returns>The name as accounts have it.</returns>
    public Task<Outcome<string>> RunAsync(AccountId me, string text, CancellationToken ct) =>
        database.WriteAsync<Outcome<string>>(
            async tx =>
            {
                if (!ServerDomain.TryParse(text, out var domain)) return BlockDomain.NoName;
                var gone = await tx.ExecuteAsync(
                    "DELETE FROM blocked_domains WHERE account_id = @me AND domain = @domain", new { me, domain });
                if (gone > 0) await tx.AnnounceAsync(new DomainUnblocked(me, domain));
                return domain;
            },
            ct);
}
