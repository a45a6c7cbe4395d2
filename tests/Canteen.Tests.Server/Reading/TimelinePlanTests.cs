using System.Globalization;
using System.Text.RegularExpressions;
using Canteen.Core.Audiences;
using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Core.Tags;
using Canteen.Core.Timelines;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Reading.Notifications;
using Canteen.Features.Reading.Timelines;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

/// <summary>The timelines find their posts by an index, however many there are.</summary>
public sealed partial class TimelinePlanTests
{
    private static readonly object Window = new
    {
        viewer = 1L, me = 1L, Above = 0L, Below = long.MaxValue, Limit = 20, Any = new[] { 1L }, None = new[] { 2L },
        Kinds = new[] { "follow" }, From = 0L, Post = -1L, People = new[] { 1L },
        name = "tea", name0 = "tea", Most = 80, List = 1L, Replies = 1L,
    };

    [Fact]
    public async Task Home_seeks_in_the_posts_of_each_author_and_puts_in_order_only_what_it_found()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var sql in (string[])[HomeSql.NewestFirst, HomeSql.OldestFirst])
        {
            var plan = await server.Database.PlanOfAsync(sql, Window);
            Assert.True(plan.Split('\n').Count(step => step.Contains("posts_author")) >= 2, plan);
            Assert.DoesNotContain("SCAN p\n", plan + "\n");
            Assert.DoesNotContain("SCAN follows", plan);
            Assert.DoesNotContain("Seq Scan", plan);
        }
    }

    [Fact]
    public async Task A_list_seeks_in_the_posts_of_its_people_and_of_its_hashtags()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var sql in (string[])[ListSql.NewestFirst, ListSql.OldestFirst])
        {
            var plan = await server.Database.PlanOfAsync(sql, Window);
            Assert.True(plan.Split('\n').Count(step => step.Contains("posts_author")) >= 2, plan);
            Assert.Contains(TestDatabase.OnPostgres ? "post_tags_pkey" : "sqlite_autoindex_post_tags_1", plan, StringComparison.Ordinal);
            foreach (var table in (string[])["p", "t", "g", "m", "list_tags", "follows"])
                Assert.DoesNotContain($"SCAN {table}\n", plan + "\n", StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan);
        }
    }

    [Fact]
    public async Task What_somebody_said_who_is_followed_now_is_found_by_index()
    {
        await using var server = await TestServer.StartAsync();
        var plan = await server.Database.PlanOfAsync(HomeSql.OfPeople, Window);
        Assert.DoesNotContain("SCAN p\n", plan + "\n", StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.Contains("posts_author", plan, StringComparison.Ordinal);
        Assert.Contains("posts_answers", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7L)]
    public async Task The_public_timeline_and_notifications_walk_an_index(long? minId)
    {
        await using var server = await TestServer.StartAsync();
        var window = new PageWindow(20, MinId: minId);
        await WalksAsync(server, ReadPublicTimeline.Sql(new PublicFilter(Local: true), window.Order), "posts_public");
        await WalksAsync(server, PublicTimelineCache.NewestSql, "posts_public");
        var index = TestDatabase.OnPostgres ? "post_tags_pkey" : "sqlite_autoindex_post_tags_1";
        await WalksAsync(server, TagTimelineCache.NewestSql(1), index);
        foreach (var filter in (NotificationFilter[])[NotificationFilter.Everything, new(["follow"], From: 1, Post: 1)])
        {
            await WalksAsync(server, NotificationReader.Sql(filter, window), "notifications_account");
            await WalksAsync(server, NotificationReader.SeenSql(filter, window), "notifications_account");
            var quiet = new QuietPlan(TimeZoneInfo.Utc, []) { PrivateMentions = true };
            await WalksAsync(server, NotificationReader.AnnouncedSql(filter, window, quiet), "notifications_account");
        }
    }

    [Theory]
    [InlineData(1, 0, 0, "DESC")]
    [InlineData(1, 0, 0, "ASC")]
    [InlineData(1, 2, 1, "DESC")]
    [InlineData(5, 0, 0, "DESC")]
    [InlineData(5, 4, 4, "ASC")]
    public async Task A_hashtag_walks_along_its_public_posts_and_sorts_nothing(int any, int all, int none, string order)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var sql in (string[])[TagWalk.Sql(any, new PublicFilter(Local: true), all, none, order), TagWalk.EdgeSql(any, order)])
        {
            var plan = await server.Database.PlanOfAsync(sql, Tags);
            Assert.False(QueryPlan.ScansOrSorts(Plain(plan)), $"{sql}\n{plan}");
            Assert.Contains(
                TestDatabase.OnPostgres ? "post_tags_pkey" : "sqlite_autoindex_post_tags_1 (tag_id=? AND visibility=? AND post_id", plan,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_of_a_hashtag_costs_the_same_however_many_posts_have_it()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("#tea");
        // With only one person, PostgreSQL expects everybody to be suspended.
        for (var i = 0; i < 20; i++) await server.MemberAsync($"m{i}");
        foreach (var many in (int[])[3_000, 30_000])
        {
            await FillAsync(server, ada, many);
            if (TestDatabase.OnPostgres)
            {
                var plan = await AnalysedAsync(server, TagWalk.Sql(1, new PublicFilter(), 0, 0, "DESC"));
                Assert.True(MostRows(plan) <= 40, plan);
            }
            Assert.Equal(20, (await server.Visitor().GetFromJsonElementAsync("/api/v1/timelines/tag/tea?limit=20")).GetArrayLength());
        }
    }

    [Fact]
    public async Task Finding_hashtags_walks_along_those_that_are_public_and_seeks_those_that_are_not()
    {
        await using var server = await TestServer.StartAsync();
        var args = new { name = "t", End = "u", viewer = 1L, limit = 20, offset = 0, Upto = 20, Letters = 200 };
        var all = await server.Database.PlanOfAsync(TagGate.PublicNamesSql, args);
        Assert.False(QueryPlan.ScansOrSorts(all), all);
        Assert.Contains("tags_public", all, StringComparison.Ordinal);
        foreach (var (sql, index) in new[] { (TagGate.QuietNamesSql, "quiet_tags"), (TagGate.LetterNamesSql, "mentions") })
        {
            var plan = await server.Database.PlanOfAsync(sql, args);
            Assert.False(QueryPlan.ScansOrSorts(Plain(plan)), plan);
            Assert.Contains(index, plan, StringComparison.Ordinal);
        }
    }

    private static object Tags => new
    {
        Tag0 = 1L, Tag1 = 2L, Tag2 = 3L, Tag3 = 4L, Tag4 = 5L, All0 = new[] { 6L }, All1 = new[] { 8L },
        All2 = new[] { 9L }, All3 = new[] { 10L }, None = new[] { 7L },
        Above = 0L,
        Below = long.MaxValue, Limit = 20, TagWalk.Looked,
        viewer = 1L,
    };

    /// <summary>Without the steps that read what the query itself has made, a few rows each.</summary>
    private static string Plain(string plan) =>
        string.Join('\n', plan.Split('\n').Where(step => step.Trim() is not (
            "SCAN s" or "SCAN e" or "SCAN l" or "SCAN v" or "SCAN sources" or "SCAN edges")
        && !Regex.IsMatch(step.Trim(), "^SCAN w[0-4]$")));

    private static Task<string> AnalysedAsync(TestServer server, string sql) => server.Database.ReadAsync(
        async db =>
        {
            var tag = await db.ScalarAsync<long>("SELECT id FROM tags WHERE name = 'tea'");
            var args = new { Tag0 = tag, viewer = 1L, Above = 0L, Below = long.MaxValue, Limit = 20 };
            return string.Join('\n', await db.QueryAsync<string>("EXPLAIN (ANALYZE) " + sql, args));
        },
        CancellationToken.None);

    /// <summary>The largest number of rows that a step of a plan has produced, over all of its loops.</summary>
    private static long MostRows(string plan) => ActualRows().Matches(plan)
        .Max(step => long.Parse(
            step.Groups["rows"].Value,
            CultureInfo.InvariantCulture) * long.Parse(step.Groups["loops"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"actual time=\S+ rows=(?<rows>\d+) loops=(?<loops>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ActualRows();

    /// <summary>Inserts that many posts with the tag, every second of them a public one.</summary>
    private static Task FillAsync(TestServer server, Member author, int many) => server.Database.WriteAsync(
        async tx =>
        {
            var first = tx.NewId<Post>().Value + (10L * many);
            await tx.ExecuteAsync(
                """
                WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < @many)
                INSERT INTO posts (id, author_id, visibility, thread_id, text, html, created_at)
                SELECT @first + i, @author, (i % 2) * 2, @first + i, 'Tea', '<p>Tea</p>', @Now FROM n
                """,
                new { first, many, author = author.Id, tx.Now });
            await tx.ExecuteAsync(
                "INSERT INTO post_tags (tag_id, visibility, post_id) SELECT t.id, p.visibility, p.id FROM posts p CROSS JOIN tags t WHERE t.name = 'tea' AND p.id >= @first",
                new { first });
            if (TestDatabase.OnPostgres) await tx.ExecuteAsync("ANALYZE posts, post_tags, tags, accounts");
            return many;
        },
        CancellationToken.None);

    private static async Task WalksAsync(TestServer server, string sql, string index)
    {
        var plan = await server.Database.PlanOfAsync(sql, Window);
        Assert.False(QueryPlan.ScansOrSorts(plan), $"{sql}\n{plan}");
        Assert.Contains(index, plan);
    }
}
