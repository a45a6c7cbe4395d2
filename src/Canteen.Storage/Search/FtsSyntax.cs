namespace Canteen.Storage;

/// <summary>SQLite's FTS5 (https://www.sqlite.org/fts5.html): words, stems and facts are columns of it.</summary>
internal sealed class FtsSyntax : ISearchSyntax
{
    public string? BeginSql => null;

    public string PutSql => "INSERT OR REPLACE INTO search_index (rowid, words, stems, facts) VALUES (@Id, @Words, @Stems, @Facts)";

    public string ClearSql => "INSERT INTO search_index (search_index) VALUES ('delete-all')";

    public object ValuesOf(SearchDocument document) => new
    {
        document.Id, Words = string.Join(' ', document.Words), Stems = string.Join(' ', document.Stems),
        Facts = string.Join(' ', document.Facts),
    };

    public string Condition(string parameter) => $"s.search_index MATCH @{parameter}";

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

    private static string Quoted(string words) => "\"" + words.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
