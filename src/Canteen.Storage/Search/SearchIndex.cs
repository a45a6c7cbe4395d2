namespace Canteen.Storage;

/// <summary>
/// The words of everything that can be found, in the database's own full-text index. Both databases are given the same words, and so find
/// the same (<see cref="SearchDocument.Has"/>).
/// </summary>
public sealed class SearchIndex(Database database)
{
    private readonly ISearchSyntax _syntax = database.Sql.Search;

    /// <summary>A condition on <c>search_index s</c>, whose <c>rowid</c> is the id of a document.</summary>
    /// <param name="parameter">The name, without the @, of what <see cref="Asked"/> wrote.</param>
    public string Condition(string parameter) => _syntax.Condition(parameter);

    public string Asked(IndexQuery query) => _syntax.Write(query);

    /// <summary>Call it before asking, in the same transaction.</summary>
    public Task BeginAsync(ReadSession db) => _syntax.BeginSql is { } sql ? db.ScalarAsync<string>(sql) : Task.CompletedTask;

    /// <summary>In place of what was known of it.</summary>
    public Task PutAsync(WriteTransaction tx, SearchDocument document) => tx.ExecuteAsync(_syntax.PutSql, _syntax.ValuesOf(document));

    public Task RemoveAsync(WriteTransaction tx, List<long> documents) =>
        tx.ExecuteAsync("DELETE FROM search_index WHERE rowid IN @documents", new { documents });

    public Task ClearAsync(WriteTransaction tx) => tx.ExecuteAsync(_syntax.ClearSql);
}

/// <summary>How a database is told words, and asked for them.</summary>
internal interface ISearchSyntax
{
    /// <summary>Null where there is nothing to say before asking.</summary>
    string? BeginSql { get; }

    string PutSql { get; }

    string ClearSql { get; }

    object ValuesOf(SearchDocument document);

    string Condition(string parameter);

    string Write(IndexQuery query);
}
