using System.Globalization;
using Canteen.Testing;

namespace Canteen.Tests.Server;

/// <summary>Many people on another server and what they did, written with SQL, because it would take minutes over HTTP.</summary>
internal static class Crowd
{
    private const string Numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @Count)";

    private static readonly long HourAgo = (FakeClock.Start.ToUnixTimeMilliseconds() - 3_600_000) << 16;
    private static readonly long HalfHourAgo = (FakeClock.Start.ToUnixTimeMilliseconds() - 1_800_000) << 16;

    /// <summary>The id of the person with a number from 1.</summary>
    public static long Person(int number) => HourAgo + number;

    /// <summary>The id of what they did: a boost, a favourite, a notification, ...</summary>
    public static long Deed(int number) => HalfHourAgo + number;

    public static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    public static Task ComeAsync(TestServer server, int count, int posts = 1) => WriteAsync(
        server,
        $"""
        {Numbers} INSERT INTO accounts (id, handle, handle_key, domain, created_at, posts_count)
        SELECT @First + i, 'crowd' || i, 'crowd' || i, 'elsewhere.example', 0, {posts} FROM n
        """,
        new { Count = count, First = HourAgo });

    /// <summary>They move to this server, and may sign in.</summary>
    public static async Task JoinAsync(TestServer server)
    {
        await WriteAsync(server, "UPDATE accounts SET domain = '' WHERE domain = 'elsewhere.example'", new { });
        await WriteAsync(
            server,
            """
            INSERT INTO users (account_id, email, email_key, security_stamp, confirmed_at, approved_at, created_at)
            SELECT id, handle, handle, 'x', 1, 1, 0 FROM accounts WHERE handle_key LIKE 'crowd%'
            """,
            new { });
    }

    public static Task BoostAsync(TestServer server, int count, string post) => WriteAsync(
        server,
        $"""
        {Numbers} INSERT INTO posts (id, author_id, visibility, thread_id, boost_of_id, created_at)
        SELECT @Deed + i, @First + i, 0, @Deed + i, @Post, 0 FROM n
        """,
        new { Count = count, First = HourAgo, Deed = HalfHourAgo, Post = Number(post) });

    public static Task AnswerAsync(TestServer server, int count, string post, AccountId author) => WriteAsync(
        server,
        $"""
        {Numbers} INSERT INTO posts (id, author_id, text, html, visibility, thread_id, reply_to_id, reply_to_account_id, created_at)
        SELECT @Deed + 100000 + i, @First + i, 'yes', 'yes', 0, @Post, @Post, @author, 0 FROM n
        """,
        new { Count = count, First = HourAgo, Deed = HalfHourAgo, Post = Number(post), author });

    public static Task FollowAsync(TestServer server, AccountId whom, int count, bool notify = false) => WriteAsync(
        server,
        $"""
        {Numbers} INSERT INTO follows (id, follower_id, followee_id, notify, created_at)
        SELECT @Deed + i, @First + i, @whom, @notify, 0 FROM n
        """,
        new { Count = count, First = HourAgo, Deed = HalfHourAgo, whom, notify });

    /// <param name="table"><c>favourites</c> or <c>bookmarks</c>.</param>
    public static Task MarkAsync(TestServer server, string table, int count, string post) => WriteAsync(
        server,
        $"{Numbers} INSERT INTO {table} (id, account_id, post_id, created_at) SELECT @Deed + i, @First + i, @Post, 0 FROM n",
        new { Count = count, First = HourAgo, Deed = HalfHourAgo, Post = Number(post) });

    /// <param name="post">0: the notifications are about follows.</param>
    public static Task NotifyAsync(TestServer server, AccountId whom, int count, long post = 0) => WriteAsync(
        server,
        $"""
        {Numbers} INSERT INTO notifications (id, account_id, kind, from_id, post_id, created_at)
        SELECT @Deed + i, @whom, @Kind, @First + 1, NULLIF(@post, 0), 0 FROM n
        """,
        new { Count = count, First = HourAgo, Deed = HalfHourAgo, whom, post, Kind = post == 0 ? "follow" : "favourite" });

    /// <summary>Somebody mutes, blocks and follows without boosts all of them, and mutes as many threads.</summary>
    public static async Task KeepAwayAsync(TestServer server, AccountId whom, int count)
    {
        var args = new { Count = count, First = HourAgo, Deed = HalfHourAgo, whom };
        foreach (var (table, who) in new[] { ("mutes", "muted_id"), ("blocks", "blocked_id") })
            await WriteAsync(
                server, $"{Numbers} INSERT INTO {table} (id, account_id, {who}, created_at) SELECT @Deed + i, @whom, @First + i, 0 FROM n", args);
        await WriteAsync(
            server, $"{Numbers} INSERT INTO muted_threads (account_id, thread_id, created_at) SELECT @whom, @Deed + i, 0 FROM n", args);
        await WriteAsync(
            server,
            $"""
            {Numbers} INSERT INTO follows (id, follower_id, followee_id, show_boosts, notify, created_at)
            SELECT @Deed + i, @whom, @First + i, FALSE, FALSE, 0 FROM n
            """,
            args);
    }

    public static Task WriteAsync(TestServer server, string sql, object args) =>
        server.Database.WriteAsync(tx => tx.ExecuteAsync(sql, args), CancellationToken.None);
}
