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

    // One plan for all would be right for common words, of which the newest come soon, and read the whole table for rare ones.
    public string BeginSql => "SELECT set_config('plan_cache_mode', 'force_custom_plan', TRUE)";

    public string PutSql => "INSERT INTO search_index (rowid, terms) VALUES (@Id, @Terms::tsvector) ON CONFLICT (rowid) DO UPDATE SET terms = excluded.terms";

    public string ClearSql => "DELETE FROM search_index";

    public object ValuesOf(SearchDocument document) => new
    {
        document.Id,
        Terms = string.Join(
            ' ', document.Words.Select((word, at) => Term(word, at + 1, 'A'))
                .Concat(document.Stems.Select(stem => Term(stem, PlaceOfStems, 'B')))
                .Concat(document.Facts.Select(fact => Term(fact, PlaceOfFacts, 'C')))),
    };

    public string Condition(string parameter) => $"s.terms @@ @{parameter}::tsquery";

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

    private static string Term(string text, int place, char weight) =>
        string.Create(CultureInfo.InvariantCulture, $"{Quoted(text)}:{place}{weight}");

    private static string Quoted(string text) =>
        "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";
}
