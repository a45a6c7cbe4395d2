using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>Keeps what somebody searched for, for themselves alone: the last few, each once.</summary>
public sealed class RememberSearch(Database database)
{
    /// <summary>What comes before them is forgotten.</summary>
    public const int Most = 10;

    private const string KeepSql =
        """
        INSERT INTO recent_searches (account_id, query, searched_at) VALUES (@who, @query, @Now)
        ON CONFLICT (account_id, query) DO UPDATE SET searched_at = excluded.searched_at
        """;

    private const string ForgetSql =
        """
        DELETE FROM recent_searches WHERE account_id = @who AND query NOT IN (
          SELECT r.query FROM recent_searches r WHERE r.account_id = @who ORDER BY r.searched_at DESC, r.query LIMIT @Most)
        """;

    public Task RunAsync(AccountId who, string query, CancellationToken ct) => database.WriteAsync(
        async tx =>
        {
            await tx.ExecuteAsync(KeepSql, new { who, query, tx.Now });
            await tx.ExecuteAsync(ForgetSql, new { who, Most });
            return Done.It;
        },
        ct);
}

/// <summary>What somebody searched for, the last first.</summary>
public sealed class ListRecentSearches(Database database)
{
    private const string Sql = "SELECT query FROM recent_searches WHERE account_id = @who ORDER BY searched_at DESC, query";

    public Task<List<string>> RunAsync(AccountId who, CancellationToken ct) =>
        database.ReadAsync(db => db.QueryAsync<string>(Sql, new { who }), ct);
}

/// <summary>Forgets one search of somebody, or all of them. What they have not searched for is no error.</summary>
public sealed class ForgetSearches(Database database)
{
    /// <param name="query">Null for all.</param>
    public Task RunAsync(AccountId who, string? query, CancellationToken ct) => database.WriteAsync(
        async tx =>
        {
            if (query is null) await tx.ExecuteAsync("DELETE FROM recent_searches WHERE account_id = @who", new { who });
            else await tx.ExecuteAsync("DELETE FROM recent_searches WHERE account_id = @who AND query = @query", new { who, query });
            return Done.It;
        },
        ct);
}
