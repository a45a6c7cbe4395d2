using Canteen.Core.Paging;
using Canteen.Features.Platform.Paging;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// What a home timeline has to be, by looking at every post there is and asking of each one whether it belongs: slow, and easy to see to
/// be right. Rendered by the plain serializer from what the database says.
/// </summary>
internal sealed class HomeOracle(TestServer server)
{
    private const string Sql =
        $"""
        SELECT p.id, p.boost_of_id {PlainSql.Seen} {PlainSql.WantedAtHome}
          AND p.author_id IN @Cast AND p.id < @Below AND p.id > @Above
          AND (p.author_id = @viewer OR (
            f.followee_id IS NOT NULL
            AND NOT (p.boost_of_id IS NOT NULL AND f.show_boosts = FALSE)
            AND (p.reply_to_account_id IS NULL OR p.reply_to_account_id = p.author_id OR p.reply_to_account_id = @viewer
                 OR p.reply_to_account_id IN (SELECT followee_id FROM follows WHERE follower_id = @viewer))
            AND (f.languages IS NULL OR p.language IS NULL OR (' ' || f.languages || ' ') LIKE ('% ' || p.language || ' %'))))
        ORDER BY p.id DESC
        """;

    private readonly PlainJson _json = new(server);

    /// <summary>As many different posts as the page has room for, however often each comes, and what the page says of itself.</summary>
    public Task<string> PageAsync(AccountId viewer, IReadOnlyList<AccountId> cast, PageWindow window) =>
        server.Database.ReadAsync(
            async db =>
            {
                var (above, below) = (Math.Max(window.MinId ?? 0, window.SinceId ?? 0), window.MaxId ?? long.MaxValue);
                var now = server.Clock.GetUtcNow().ToUnixTimeMilliseconds();
                var rows = await db.QueryAsync<Row>(
                    Sql, new { viewer, Cast = cast.Select(c => c.Value).ToArray(), Above = above, Below = below, now });
                if (window.MinId is not null) rows.Reverse();
                while (rows.Select(row => row.Shown).Distinct().Count() > window.Limit) rows.RemoveAt(rows.Count - 1);
                if (window.MinId is not null) rows.Reverse();
                var ids = rows.Where(row => rows.Last(other => other.Shown == row.Shown) == row).Select(row => row.Id).ToList();
                return AuthorOracle.Describe(
                    await _json.ReadAsync(db, ids, viewer), rows.FirstOrDefault()?.Id.Value, rows
                        .LastOrDefault()?.Id.Value, ids.Count == window.Limit);
            },
            CancellationToken.None);

    private sealed class Row
    {
        public PostId Id { get; set; }
        public PostId? BoostOfId { get; set; }
        public PostId Shown => BoostOfId ?? Id;
    }
}
