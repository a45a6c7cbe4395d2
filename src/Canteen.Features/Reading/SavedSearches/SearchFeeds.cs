using Canteen.Core.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>
/// Gives a search a new secret address for feed readers, which is shown this once; an address that it had ends. 404: unknown.
/// </summary>
public sealed class OpenSearchFeed(Database database)
{
    public Task<Outcome<Secret<SearchFeed>>> RunAsync(AccountId owner, Id<SavedSearch> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Secret<SearchFeed>>>(
            async tx =>
            {
                var secret = Secret<SearchFeed>.New();
                var found = await tx.ExecuteAsync(
                    "UPDATE saved_searches SET feed_hash = @Hash WHERE id = @id AND account_id = @owner", new { secret.Hash, id, owner });
                if (found == 0) return Fault.NotFound;
                await tx.AnnounceAsync(new SearchesChanged(owner));
                return secret;
            },
            ct);
}

/// <summary>Ends the address of a search for feed readers. 404: unknown; without one nothing changes.</summary>
public sealed class CloseSearchFeed(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<SavedSearch> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var found = await tx.ExecuteAsync(
                    "UPDATE saved_searches SET feed_hash = NULL WHERE id = @id AND account_id = @owner", new { id, owner });
                if (found == 0) return Fault.NotFound;
                await tx.AnnounceAsync(new SearchesChanged(owner));
                return Done.It;
            },
            ct);
}

/// <summary>What stands at a secret address: the search, as long as its owner is a member.</summary>
public sealed class FindSearchFeed(Database database)
{
    internal const string Sql =
        """
        SELECT s.account_id AS owner, s.title, s.query FROM saved_searches s
        JOIN accounts a ON a.id = s.account_id JOIN users u ON u.account_id = a.id
        WHERE s.feed_hash = @Hash AND a.suspended_at IS NULL AND u.disabled_at IS NULL
        """;

    public Task<FoundFeed?> RunAsync(Secret<SearchFeed> secret, CancellationToken ct) =>
        database.ReadAsync(async db => (await db.QueryAsync<FoundFeed>(Sql, new { secret.Hash })).FirstOrDefault(), ct);
}

public sealed class FoundFeed
{
    public AccountId Owner { get; init; }
    public string Title { get; init; } = "";
    public string Query { get; init; } = "";
}
