using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Posting.Boosts;
using Canteen.Features.Posting.Favourites;
using Canteen.Features.Posting.Posts;
using Canteen.Features.Reading.Bookmarks;
using Canteen.Features.Reading.Threads;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Posting;

/// <summary>The queries for each page and each press of a button find their rows by an index.</summary>
public class PostPlanTests
{
    /// <summary>Lists made inside the query, which are meant to be read completely.</summary>
    private static readonly string[] OwnLists = ["SCAN w", "SCAN up", "SCAN down"];

    [Fact]
    public async Task Hydrating_and_gating_read_no_table_whole()
    {
        await using var server = await TestServer.StartAsync();
        var page = new { Ids = Enumerable.Range(1, 20).Select(i => (long)i).ToArray(), viewer = 1L };
        await SearchesAsync(server, PostCache.LoadSql, page);
        await SearchesAsync(server, PostExtras.MentionsSql, page, mayOrder: true);
        await SearchesAsync(server, PostExtras.TagsSql, page, mayOrder: true);
        await SearchesAsync(server, server.Services.GetRequiredService<FlagReader>().OfPostsSql, page);
        await SearchesAsync(server, PostGate.FindSql, new { id = 1L, viewer = 1L });
        await SearchesAsync(server, ThreadCache.AncestorsSql, new { Id = 1L, Ancestors = 40 });
        await SearchesAsync(server, ThreadCache.DescendantsSql, new { Id = 1L, Depth = 20, Limit = 61 });
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5L)]
    public async Task Lists_walk_an_index_in_their_own_order(long? minId)
    {
        await using var server = await TestServer.StartAsync();
        var window = new PageWindow(20, MinId: minId);
        var args = new { who = 1L, viewer = 1L, Post = 1L, window.Below, window.Above, window.Limit };
        foreach (var sql in new[] { ListFavourites.Sql(window), ListBookmarks.Sql(window), ListFavouriters.Sql(window),
            ListBoosters.Sql(window) })
        {
            await SearchesAsync(server, sql, args);
        }
    }

    [Fact]
    public async Task Deleting_finds_what_hangs_on_a_post_by_index()
    {
        await using var server = await TestServer.StartAsync();
        var tags = new { Author = 1L, visibility = 2L, Names = new[] { "tea" } };
        foreach (var step in PostTags.QuietSteps.Append(PostTags.CloseSql)) await SearchesAsync(server, step, tags);
        var args = new { post = 1L, Now = 1L, DeletedPostRows.Slice, Boosters = new[] { 1L } };
        foreach (var step in new[] { DeletedPostRows.MentionsSql, DeletedPostRows.CutOffSql, DeletedPostRows.CountSql })
            await SearchesAsync(server, step, args);
        var flags = server.Services.GetServices<IReaction>().OfType<ClearFlags>().Single();
        Assert.NotEmpty(flags.RowsSql);
        foreach (var step in flags.RowsSql) await SearchesAsync(server, step, new { Post = 1L, Author = 1L, ClearFlags.Slice });
        await SearchesAsync(server, DeletedPostRows.EndBoostsSql, args);
        // Boosts that have ended are not in it, so the last slice is found as fast as the first.
        Assert.Contains("posts_boosts", await server.Database.PlanOfAsync(DeletedPostRows.EndBoostsSql, args), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_many_people_marked_one_post_with_is_found_by_index()
    {
        await using var server = await TestServer.StartAsync();
        await SearchesAsync(
            server, server.Services.GetRequiredService<FlagReader>().OfPeopleSql, new { post = 1L, Viewers = new[] { 1L, 2L } });
    }

    [Fact]
    public async Task Old_idempotency_keys_are_found_by_index_a_few_at_a_time()
    {
        await using var server = await TestServer.StartAsync();
        await SearchesAsync(server, IdempotencyKeys.OldSql, new { Before = 1L, Most = 1L });
    }

    [Fact]
    public async Task The_number_of_a_post_among_those_of_its_hashtags_is_found_by_one_seek_for_each()
    {
        await using var server = await TestServer.StartAsync();
        var plan = await server.Database.PlanOfAsync(TagNumbers.NewestSql, new { Names = new[] { "tea", "soap" }, Last = long.MaxValue });
        foreach (var table in (string[])["t", "g", "a", "b", "n", "tags", "post_tags", "tag_aliases"])
            Assert.DoesNotContain($"\nSCAN {table}\n", $"\n{plan}\n", StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        var index = TestDatabase.OnPostgres
            ? "post_tags_pkey" : "sqlite_autoindex_post_tags_1 (tag_id=? AND visibility=? AND post_id<?)";
        Assert.Contains(index, plan, StringComparison.Ordinal);
        // The newest is the first that the index has: nothing is put in order.
        Assert.DoesNotContain("ORDER BY", plan, StringComparison.Ordinal);
        await SearchesAsync(server, PostTags.LinkSql(2), new
        {
            post = 1L, Author = 1L, visibility = 0L, isPublic = true, Names = new[] { "tea", "soap" }, Name0 = "tea", Number0 = 1L,
            Name1 = "soap", Number1 = 1L,
        });
    }

    private static async Task SearchesAsync(TestServer server, string sql, object args, bool mayOrder = false)
    {
        var plan = await server.Database.PlanOfAsync(sql, args);
        var steps = plan.Split('\n').Where(step => !OwnLists.Contains(step.Trim()) && !(mayOrder && IsOrder(step)));
        Assert.False(QueryPlan.ScansOrSorts(string.Join('\n', steps)), $"{sql}\n{plan}");
    }

    /// <summary>A step that sorts the few rows of a page.</summary>
    private static bool IsOrder(string step) =>
        step.Contains("ORDER BY", StringComparison.Ordinal) || step.Contains("Sort Key", StringComparison.Ordinal);
}
