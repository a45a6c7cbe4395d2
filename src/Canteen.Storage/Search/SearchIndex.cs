namespace Canteen.Storage;

/// <summary>
/// The words of everything that can be found, in the database's own full-text index. Both databases are given the same words, and so find
/// the same (<see cref="SearchDocument.Has"/>).
/// </summary>
public sealed class SearchIndex(Database database)
{
    private readonly ISearchSyntax _syntax = database.Sql.Search;

    /// <summary>A query of the ids of documents, as <c>id</c>.</summary>
    /// <param name="kind">Of which kind; on PostgreSQL also of others, whose ids are never the same.</param>
    /// <param name="asked">The name, without the @, of what <see cref="Asked"/> wrote.</param>
    public string IdsSql(string kind, string asked) => _syntax.IdsSql(kind, asked);

    /// <summary>The same for ids between <c>@above</c> and <c>@below</c>, at most <c>@most</c>.</summary>
    public string IdsBetweenSql(string kind, string asked, bool upwards) => _syntax.IdsBetweenSql(kind, asked, upwards ? "ASC" : "DESC");

    /// <summary>A condition on the document with an id.</summary>
    /// <param name="id">In SQL.</param>
    public string HasSql(string kind, string asked, string id) => _syntax.HasSql(kind, asked, id);

    /// <summary>
    /// Inside a larger query, all that the index finds is listed first, however much it is; or else the database begins with what is least.
    /// </summary>
    public bool ListsAll => _syntax.ListsAll;

    public string Asked(IndexQuery query) => _syntax.Write(query);

    /// <summary>Call it before asking, in the same transaction.</summary>
    public Task BeginAsync(ReadSession db) => _syntax.BeginSql is { } sql ? db.ScalarAsync<string>(sql) : Task.CompletedTask;

    /// <returns>Ids of some documents of a kind, in no order.</returns>
    public Task<List<long>> FindAsync(string kind, IndexQuery query, int most, CancellationToken ct) => database.ReadAsync(
        async db =>
        {
            await BeginAsync(db);
            return await db.QueryAsync<long>($"{IdsSql(kind, "asked")} LIMIT @most", new { asked = Asked(query), most });
        },
        ct);

    /// <summary>In place of what was known of them.</summary>
    /// <returns>Ids of documents of that kind that had to move, and must be put in again.</returns>
    public Task<List<long>> PutAsync(WriteTransaction tx, string kind, IEnumerable<SearchDocument> documents) =>
        _syntax.PutAsync(tx, kind, documents);

    public Task RemoveAsync(WriteTransaction tx, string kind, List<long> documents) => _syntax.RemoveAsync(tx, kind, documents);

    public Task ClearAsync(WriteTransaction tx) => _syntax.ClearAsync(tx);
}

/// <summary>How a database is told words, and asked for them.</summary>
internal interface ISearchSyntax
{
    /// <summary>Null where there is nothing to say before asking.</summary>
    string? BeginSql { get; }

    bool ListsAll { get; }

    string IdsSql(string kind, string asked);

    string IdsBetweenSql(string kind, string asked, string order);

    string HasSql(string kind, string asked, string id);

    Task<List<long>> PutAsync(WriteTransaction tx, string kind, IEnumerable<SearchDocument> documents);

    Task RemoveAsync(WriteTransaction tx, string kind, List<long> documents);

    Task ClearAsync(WriteTransaction tx);

    string Write(IndexQuery query);
}
