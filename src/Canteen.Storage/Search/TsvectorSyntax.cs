using System.Globalization;

namespace Canteen.Storage;

/// <summary>
/// PostgreSQL's tsvector and tsquery (https://www.postgresql.org/docs/current/datatype-textsearch.html), without its dictionaries: words
/// have weight A and their places, stems B, facts C.
/// </summary>
internal sealed class TsvectorSyntax : ISearchSyntax
{
    // Two of the same text at one place would be one, of the higher weight. No word gets as far.
    private const int PlaceOfStems = 16_382, PlaceOfFacts = 16_383;

    /// <summary>Documents that are read for each that is wanted, before the index of words is asked.</summary>
    private const int WalkedForOne = 160, MostWalked = 100_000;

    // A plan for all words would be right for none.
    public string BeginSql => "SELECT set_config('plan_cache_mode', 'force_custom_plan', TRUE)";

    public bool ListsAll => false;

    public string IdsSql(string kind, string asked) => $"SELECT s.rowid AS id FROM search_index s WHERE {Matches(asked)}";

    /// <summary>
    /// Of a common word the newest are soon come by among all documents; of a rare one the index of words has a short list. Which it is
    /// nobody knows before, and the wrong way takes a thousand times as long: so a few documents are read, and the index is asked when
    /// these were not enough. The inner OFFSET keeps the database from reading all documents in their order instead.
    /// </summary>
    public string IdsBetweenSql(string kind, string asked, string order) =>
        $"""
        WITH near AS MATERIALIZED (
            SELECT s.rowid FROM (
                SELECT rowid, terms FROM search_index WHERE rowid > @above AND rowid < @below
                ORDER BY rowid {order} LIMIT LEAST({WalkedForOne} * @most::bigint, {MostWalked})) s
            WHERE {Matches(asked)} LIMIT @most)
        SELECT rowid AS id FROM near WHERE (SELECT COUNT(*) FROM near) = @most
        UNION ALL (
            SELECT s.id FROM ({IdsSql(kind, asked)} OFFSET 0) s
            WHERE (SELECT COUNT(*) FROM near) < @most AND s.id > @above AND s.id < @below
            ORDER BY s.id {order} LIMIT @most)
        """;

    public string HasSql(string kind, string asked, string id) =>
        $"EXISTS (SELECT 1 FROM search_index s WHERE s.rowid = {id} AND {Matches(asked)})";

    public async Task<List<long>> PutAsync(WriteTransaction tx, string kind, IEnumerable<SearchDocument> documents)
    {
        List<SearchDocument> all = [.. documents];
        await tx.ExecuteAsync(
            """
            INSERT INTO search_index (rowid, terms) SELECT d.id, d.terms::tsvector FROM unnest(@ids, @terms) d (id, terms)
            ON CONFLICT (rowid) DO UPDATE SET terms = excluded.terms
            """,
            new { ids = all.ConvertAll(one => one.Id), terms = all.ConvertAll(one => string.Join(' ', TermsOf(one))) });
        return [];
    }

    public Task RemoveAsync(WriteTransaction tx, string kind, List<long> documents) =>
        tx.ExecuteAsync("DELETE FROM search_index WHERE rowid IN @documents", new { documents });

    public Task ClearAsync(WriteTransaction tx) => tx.ExecuteAsync("DELETE FROM search_index");

    public string Write(IndexQuery query) => query switch
    {
        IndexQuery.Word word => Quoted(word.Text) + ":AB",
        IndexQuery.Prefix prefix => Quoted(prefix.Text) + ":*A",
        IndexQuery.Phrase phrase => "(" + string.Join(" <-> ", phrase.Words.Select(Word)) + ")",
        IndexQuery.Close close => "(" + string.Join(" & ", close.Words.Zip(close.Words.Skip(1)).Select(Near)) + ")",
        IndexQuery.Fact fact => Quoted(fact.Name) + ":C",
        IndexQuery.All all => "(" + string.Join(" & ", all.Parts.Select(Write)) + ")",
        IndexQuery.Any any => "(" + string.Join(" | ", any.Parts.Select(Write)) + ")",
        IndexQuery.Not not => "!" + Write(not.Part),
        _ => throw new InvalidOperationException($"There is no syntax for {query}."),
    };

    /// <summary>tsquery knows exact distances in one direction only.</summary>
    private static string Near((string One, string Other) pair) =>
        "(" + string.Join(" | ", Enumerable.Range(1, IndexQuery.Near).Select(far => Apart(Word(pair.One), far, Word(pair.Other)))) + ")";

    private static string Apart(string one, int words, string other) => $"({one} <{words}> {other}) | ({other} <{words}> {one})";

    private static string Word(string text) => Quoted(text) + ":A";

    private static IEnumerable<string> TermsOf(SearchDocument document) =>
        document.Words.Select((word, at) => Term(word, at + 1, 'A'))
            .Concat(document.Stems.Select(stem => Term(stem, PlaceOfStems, 'B')))
            .Concat(document.Facts.Select(fact => Term(fact, PlaceOfFacts, 'C')));

    private static string Matches(string asked) => $"s.terms @@ @{asked}::tsquery";

    private static string Term(string text, int place, char weight) =>
        string.Create(CultureInfo.InvariantCulture, $"{Quoted(text)}:{place}{weight}");

    private static string Quoted(string text) =>
        "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";
}
