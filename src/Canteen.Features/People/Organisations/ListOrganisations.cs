using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>The open organisations by name, with how many of their members are shown.</summary>
public sealed class ListOrganisations(Database database, TimeProvider clock)
{
    /// <summary>
    /// With a count that is the same for everybody, as other counts are, and that stops where a page would say "more than a thousand".
    /// </summary>
    internal static readonly string Sql =
        $"""
        SELECT {OrganisationRows.Columns}, {CountSql} AS members FROM organisations o
        WHERE o.state = 1 AND o.name_key >= @key AND (o.name_key > @key OR o.id > @id) {ContainsSql}
        ORDER BY o.name_key, o.id LIMIT @most
        """;

    private const string ContainsSql = "AND (@words = '' OR o.name_key LIKE @words ESCAPE '\\')";

    private static string CountSql =>
        $"""
        (SELECT COUNT(*) FROM (
          SELECT 1 FROM memberships m WHERE m.organisation_id = o.id AND m.look = 1 AND {OrganisationRows.LastsSql}
            AND {OrganisationRows.PresentSql}
          LIMIT {ShownOrganisation.Counted}) AS listed)
        """;

    /// <param name="words">Stand anywhere in the name; empty for all.</param>
    /// <param name="after">The address part of the one before the first; null for the first page.</param>
    public Task<FoundOrganisations> RunAsync(string words, string? after, int limit, CancellationToken ct) => database.ReadAsync(
        async db =>
        {
            var (key, id) = await CursorAsync(db, after);
            var folded = SearchKey.Of(words);
            var pattern = folded.Length == 0 ? "" : $"%{Escaped(folded)}%";
            var args = new { key, id, words = pattern, now = clock.Milliseconds(), most = limit + 1 };
            var rows = await db.QueryAsync<OrganisationRow>(Sql, args);
            var page = rows.Take(limit).Select(row => row.ToShown()).ToList();
            return new FoundOrganisations(page, rows.Count > limit ? page[^1].Slug : null);
        },
        ct);

    /// <summary>The same of one organisation: for its page.</summary>
    internal static Task<long> CountAsync(ReadSession db, Id<Organisation> organisation, long now) => db.ScalarAsync<long>(
        $"SELECT {CountSql} FROM organisations o WHERE o.id = @organisation", new { organisation, now });

    private static async Task<(string Key, Id<Organisation> Id)> CursorAsync(ReadSession db, string? after) =>
        after is not null
        && await db.FirstOrDefaultAsync<Cursor>("SELECT name_key, id FROM organisations WHERE slug = @after", new { after }) is { } found
            ? (found.NameKey, found.Id)
            : ("", default);

    private static string Escaped(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);

    private sealed class Cursor
    {
        public string NameKey { get; set; } = "";
        public Id<Organisation> Id { get; set; }
    }
}

/// <param name="Next">After which the next page begins; null where there is none.</param>
public sealed record FoundOrganisations(IReadOnlyList<ShownOrganisation> Items, string? Next);
