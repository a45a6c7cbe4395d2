using Canteen.Core.Audiences;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// What the timelines have to be for somebody, by looking at every post above a floor and asking of each whether it belongs.
/// </summary>
/// <param name="floor">Only what is newer is looked at.</param>
internal sealed class TimelineOracle(TestServer server, long floor)
{
    private const string NewestFirst = "AND p.id > @floor ORDER BY p.id DESC";
    private const string ListedWithoutBoosts = "p.visibility = 0 AND p.community_id IS NULL AND p.boost_of_id IS NULL";
    private const string Listed = $"AND {ListedWithoutBoosts}";
    private const string AnswersNobodyElse = "AND NOT (p.reply_to_id IS NOT NULL AND COALESCE(p.reply_to_account_id, 0) <> p.author_id)";

    private static readonly string TaggedSql =
        $"""
        SELECT p.id {PlainSql.Seen} {PlainSql.Wanted} {Listed}
        AND p.id IN (
          SELECT x.post_id FROM post_tags x JOIN tags g ON g.id = x.tag_id WHERE {MainOf("g.name")} = {MainOf("CAST(@name AS TEXT)")} AND x.post_id > @floor)
        {NewestFirst}
        """;

    private const string NotificationsSql =
        $"""
        SELECT n.id FROM notifications n WHERE n.account_id = @viewer AND n.id > @floor
          AND (n.post_id IS NULL OR n.post_id IN (SELECT p.id {PlainSql.Seen} AND p.id > @floor))
          AND n.from_id NOT IN (SELECT blocked_id FROM blocks WHERE account_id = @viewer)
          AND n.from_id NOT IN (SELECT account_id FROM blocks WHERE blocked_id = @viewer)
          AND n.from_id NOT IN (
            SELECT s.id FROM accounts s, blocked_domains d WHERE d.account_id = @viewer AND d.domain = s.domain)
        ORDER BY n.id DESC
        """;

    private static readonly string HomeSql =
        $"""
        SELECT p.id {PlainSql.Seen} {PlainSql.WantedAtHome}
        AND (f.followee_id IS NOT NULL OR p.author_id = @viewer OR ({ListedWithoutBoosts} AND p.id IN (
          SELECT x.post_id FROM post_tags x JOIN tags g ON g.id = x.tag_id JOIN followed_tags n ON {MainOf("n.name")} = {MainOf("g.name")}
          WHERE n.account_id = @viewer AND x.post_id > @floor AND x.number <= COALESCE(n.most_a_day, x.number)
            AND COALESCE(n.list_id, 0) IN (SELECT 0 UNION SELECT w.list_id FROM list_members w WHERE w.member_id = p.author_id))))
        AND {AnsweredInHome} AND {NotKeptOut} {NewestFirst}
        """;

    private const string AnsweredInHome =
        """
        (p.author_id = @viewer OR (p.reply_to_id IS NULL AND p.reply_to_account_id IS NULL) OR p.reply_to_account_id IN (p.author_id, @viewer)
          OR p.reply_to_account_id IN (SELECT followee_id FROM follows WHERE follower_id = @viewer))
        """;

    private const string NotKeptOut =
        """
        (p.author_id = @viewer OR p.author_id NOT IN (
          SELECT m.member_id FROM list_members m JOIN lists l ON l.id = m.list_id WHERE l.account_id = @viewer AND l.is_exclusive = TRUE))
        """;

    private static readonly string ListSql =
        $"""
        SELECT p.id {PlainSql.Seen} {PlainSql.WantedAtHome}
        AND p.community_id IS NULL AND p.visibility < 3
        AND ((p.reply_to_id IS NULL AND p.reply_to_account_id IS NULL) OR p.reply_to_account_id IN (p.author_id, @viewer)
          OR p.reply_to_account_id IN (
            SELECT followee_id FROM follows WHERE follower_id = @viewer AND (SELECT replies FROM lists WHERE id = @list) = 0)
          OR p.reply_to_account_id IN (
            SELECT member_id FROM list_members WHERE list_id = @list AND (SELECT replies FROM lists WHERE id = @list) < 2))
        AND ((p.author_id IN (SELECT member_id FROM list_members WHERE list_id = @list)
            AND (p.visibility < 2 OR f.followee_id IS NOT NULL OR p.author_id = @viewer))
          OR (p.visibility = 0 AND p.boost_of_id IS NULL AND p.id IN (
            SELECT x.post_id FROM post_tags x JOIN tags g ON g.id = x.tag_id JOIN list_tags n ON {MainOf("n.name")} = {MainOf("g.name")}
            WHERE n.list_id = @list AND x.post_id > @floor)))
        {NewestFirst}
        """;

    public Task<List<PostId>> SeenAsync(AccountId? viewer) => ReadAsync<PostId>($"SELECT p.id {PlainSql.Seen} {NewestFirst}", viewer);

    public Task<List<PostId>> PublicAsync(AccountId? viewer) =>
        ReadAsync<PostId>($"SELECT p.id {PlainSql.Seen} {PlainSql.Wanted} {Listed} {AnswersNobodyElse} {NewestFirst}", viewer);

    public Task<List<PostId>> PublicHereAsync(AccountId? viewer) =>
        ReadAsync<PostId>($"SELECT p.id {PlainSql.Seen} {PlainSql.Wanted} {Listed} {AnswersNobodyElse} AND p.local = TRUE {NewestFirst}", viewer);

    public Task<List<PostId>> TaggedAsync(AccountId? viewer, string name) => ReadAsync<PostId>(TaggedSql, viewer, name);

    public Task<List<PostId>> HomeAsync(AccountId viewer) => ReadAsync<PostId>(HomeSql, viewer);

    public Task<List<PostId>> ListAsync(AccountId owner, Id<PersonalList> list) => ReadAsync<PostId>(ListSql, owner, list: list.Value);

    public Task<List<PostId>> AuthorAsync(AccountId? viewer, AccountId author, AuthorFilter filter)
    {
        var wanted = (filter.WithoutReplies ? $" {AnswersNobodyElse}" : "") + (filter.WithoutBoosts ? " AND p.boost_of_id IS NULL" : "")
            + (filter.WithoutMentioned ? " AND NOT p.visibility = 3" : "");
        return ReadAsync<PostId>($"SELECT p.id {PlainSql.Seen} AND p.author_id = @author{wanted} {NewestFirst}", viewer, author: author);
    }

    public Task<List<string>> NumbersAsync() => server.Database.ReadAsync(
        async db => PlainNumbers.Described(
            (await db.QueryAsync<NumberRow>(
                "SELECT x.post_id, g.name, x.number FROM post_tags x JOIN tags g ON g.id = x.tag_id WHERE x.post_id > @floor AND x.number > 0",
                new { floor })).Select(row => (row.PostId, row.Name, row.Number))).ToList(),
        CancellationToken.None);

    public Task<List<NotificationId>> NotificationsAsync(AccountId viewer) => ReadAsync<NotificationId>(NotificationsSql, viewer);

    /// <summary>The hashtag as which it is read.</summary>
    private static string MainOf(string name) => $"COALESCE((SELECT a.main FROM tag_aliases a WHERE a.name = {name}), {name})";

    private Task<List<T>> ReadAsync<T>(string sql, AccountId? viewer, string name = "", AccountId author = default, long list = 0)
    {
        var now = server.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var args = new { viewer = viewer?.Value ?? 0, floor, name, author, list, now };
        return server.Database.ReadAsync(db => db.QueryAsync<T>(sql, args), CancellationToken.None);
    }

    private sealed class NumberRow
    {
        public PostId PostId { get; set; }
        public string Name { get; set; } = "";
        public int Number { get; set; }
    }
}
