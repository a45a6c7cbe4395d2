namespace Canteen.Core.Synonyms;

/// <summary>Hashtags with all that are read together with them, in SQL.</summary>
public static class TagGroupSql
{
    /// <summary>The names that are read together with <c>@name</c>, as <c>name</c>, itself among them.</summary>
    public static readonly string OfName = Of("SELECT CAST(@name AS TEXT) AS name");

    /// <param name="names">A query of folded names as <c>name</c>.</param>
    /// <param name="beside">
    /// Other columns of it, which each of the names takes over from the one that it came with; there may be several with the same name
    /// then. None: each name comes once.
    /// </param>
    /// <returns>A query of the names that are read together with one of these, as <c>name</c>, themselves among them.</returns>
    public static string Of(string names, params string[] beside)
    {
        var more = string.Concat(beside.Select(column => $", n.{column}"));
        return $"""
            SELECT COALESCE(a.main, n.name) AS name{more} FROM ({names}) n LEFT JOIN tag_aliases a ON a.name = n.name
            UNION SELECT b.name{more} FROM ({names}) n LEFT JOIN tag_aliases a ON a.name = n.name
              JOIN tag_aliases b ON b.main = COALESCE(a.main, n.name)
            """;
    }
}
