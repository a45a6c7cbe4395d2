namespace Canteen.Storage;

/// <summary>SQLite's FTS5 (https://www.sqlite.org/fts5.html): words, stems and facts are columns of it.</summary>
internal sealed class FtsSyntax : ISearchSyntax
{
    private const string Documents = "search_index s CROSS JOIN search_index_numbers n ON n.number = s.rowid";

    public string? BeginSql => null;

    public bool ListsAll => true;

    public string IdsSql(string kind, string asked) => $"SELECT n.document AS id FROM {Documents} WHERE {Matches(asked)} AND n.kind = '{kind}'";

    public string IdsBetweenSql(string kind, string asked, string order) =>
        $"""
        SELECT n.document AS id FROM {Documents} WHERE {Matches(asked)}
          AND s.rowid > {DocumentNumbers.AboveSql(kind, "@above")} AND s.rowid < {DocumentNumbers.BelowSql(kind, "@below")}
        ORDER BY s.rowid {order} LIMIT @most
        """;

    public string HasSql(string kind, string asked, string id) =>
        $"""
        EXISTS (
            SELECT 1 FROM search_index s
            WHERE s.rowid = (SELECT number FROM search_index_numbers WHERE kind = '{kind}' AND document = {id}) AND {Matches(asked)})
        """;

    public async Task<List<long>> PutAsync(WriteTransaction tx, string kind, IEnumerable<SearchDocument> documents)
    {
        var byId = documents.ToDictionary(document => document.Id);
        List<long> ids = [.. byId.Keys.Order()];
        var moved = await DocumentNumbers.TakeAsync(tx, kind, ids);
        // The index takes them one after the other only in ascending order; whatever comes before the last one begins a new part of it.
        var sql = "SELECT number, document FROM search_index_numbers WHERE kind = @kind AND document IN @ids ORDER BY number";
        foreach (var (number, id) in await tx.QueryAsync<(long, long)>(sql, new { kind, ids })) await PutAsync(tx, number, byId[id]);
        return [.. moved.Distinct().Except(ids)];
    }

    public async Task RemoveAsync(WriteTransaction tx, string kind, List<long> documents)
    {
        const string Which = "WHERE kind = @kind AND document IN @documents";
        await tx.ExecuteAsync(
            $"DELETE FROM search_index WHERE rowid IN (SELECT number FROM search_index_numbers {Which})", new { kind, documents });
        await tx.ExecuteAsync($"DELETE FROM search_index_numbers {Which}", new { kind, documents });
    }

    public async Task ClearAsync(WriteTransaction tx)
    {
        await tx.ExecuteAsync("INSERT INTO search_index (search_index) VALUES ('delete-all')");
        await tx.ExecuteAsync("DELETE FROM search_index_numbers");
    }

    public string Write(IndexQuery query) => query switch
    {
        IndexQuery.Word word => $"{{words stems}} : {Quoted(word.Text)}",
        IndexQuery.Prefix prefix => $"words : {Quoted(prefix.Text)} *",
        IndexQuery.Phrase phrase => $"words : {Quoted(string.Join(' ', phrase.Words))}",
        IndexQuery.Close close => "(" + string.Join(" AND ", close.Words.Zip(close.Words.Skip(1)).Select(Near)) + ")",
        IndexQuery.Fact fact => $"facts : {Quoted(fact.Name)}",
        IndexQuery.All all => All(all.Parts),
        IndexQuery.Any any => "(" + string.Join(" OR ", any.Parts.Select(Write)) + ")",
        IndexQuery.Not not => All([not]),
        _ => throw new InvalidOperationException($"There is no syntax for {query}."),
    };

    /// <summary>NOT needs something on its left.</summary>
    private string All(IReadOnlyList<IndexQuery> parts)
    {
        var unwanted = parts.OfType<IndexQuery.Not>().Select(not => Write(not.Part)).ToList();
        var wanted = parts.Where(part => part is not IndexQuery.Not).DefaultIfEmpty(new IndexQuery.Fact(SearchDocument.Anything));
        var all = "(" + string.Join(" AND ", wanted.Select(Write)) + ")";
        return unwanted.Count == 0 ? all : $"({all} NOT ({string.Join(" OR ", unwanted)}))";
    }

    // FTS5 counts the words between the two.
    private static string Near((string One, string Other) pair) =>
        $"words : NEAR({Quoted(pair.One)} {Quoted(pair.Other)}, {IndexQuery.Near - 1})";

    private static Task PutAsync(WriteTransaction tx, long number, SearchDocument document) => tx.ExecuteAsync(
        "INSERT OR REPLACE INTO search_index (rowid, words, stems, facts) VALUES (@number, @words, @stems, @facts)",
        new
        {
            number, words = string.Join(' ', document.Words), stems = string.Join(' ', document.Stems),
            facts = string.Join(' ', document.Facts),
        });

    private static string Matches(string asked) => $"s.search_index MATCH @{asked}";

    private static string Quoted(string words) => "\"" + words.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
