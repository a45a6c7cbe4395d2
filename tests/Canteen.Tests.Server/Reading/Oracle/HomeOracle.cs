using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// What a home timeline has to be, by looking at every post there is and asking of each one whether it belongs: slow, and easy to see to
/// be right. Rendered by the plain serializer from what the database says.
/// </summary>
internal sealed class HomeOracle(TestServer server)
{
    private const string Sql =
        """
        SELECT p.id, p.boost_of_id FROM posts p
        LEFT JOIN follows f ON f.follower_id = @viewer AND f.followee_id = p.author_id
        LEFT JOIN follows answered ON answered.follower_id = @viewer AND answered.followee_id = p.reply_to_account_id
        LEFT JOIN mentions m ON m.post_id = p.id AND m.account_id = @viewer
        WHERE p.deleted_at IS NULL AND p.author_id IN @Cast AND p.id < @Below
          AND (p.author_id = @viewer OR (
            f.followee_id IS NOT NULL
            AND NOT (p.boost_of_id IS NOT NULL AND f.show_boosts = FALSE)
            AND NOT (p.visibility = 3 AND m.post_id IS NULL)
            AND (p.reply_to_account_id IS NULL OR p.reply_to_account_id = p.author_id OR p.reply_to_account_id = @viewer
                 OR answered.followee_id IS NOT NULL)
            AND (f.languages IS NULL OR p.language IS NULL OR (' ' || f.languages || ' ') LIKE ('% ' || p.language || ' %'))))
        ORDER BY p.id DESC LIMIT @Limit
        """;

    private readonly PlainJson _json = new(server);

    public Task<string> JsonAsync(AccountId viewer, IReadOnlyList<AccountId> cast, int limit, long below) =>
        server.Database.ReadAsync(
            async db =>
            {
                var rows = await db.QueryAsync<Row>(
                    Sql, new { viewer, Cast = cast.Select(c => c.Value).ToArray(), Limit = limit, Below = below });
                var ids = rows.Where(row => rows.Last(other => other.Shown == row.Shown) == row).Select(row => row.Id).ToList();
                return await _json.ReadAsync(db, ids, viewer);
            },
            CancellationToken.None);

    private sealed class Row
    {
        public PostId Id { get; set; }
        public PostId? BoostOfId { get; set; }
        public PostId Shown => BoostOfId ?? Id;
    }
}
