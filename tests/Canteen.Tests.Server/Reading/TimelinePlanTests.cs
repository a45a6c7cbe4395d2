using Canteen.Features.Platform.Homes;
using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Reading.Notifications;
using Canteen.Features.Reading.Timelines;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

/// <summary>The timelines find their posts by an index, however many there are.</summary>
public sealed class TimelinePlanTests
{
    private static readonly object Window = new
    {
        viewer = 1L, me = 1L, Above = 0L, Below = long.MaxValue, Limit = 20, Any = new[] { 1L }, None = new[] { 2L }, Kinds = new[] { "follow" }, From = 0L, Post = -1L, People = new[] { 1L },
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
        await WalksAsync(server, NotificationReader.Sql(window), "notifications_account");
    }

    [Fact]
    public async Task A_hashtag_reads_only_the_posts_that_have_it()
    {
        await using var server = await TestServer.StartAsync();
        var plan = await server.Database.PlanOfAsync(ReadTagTimeline.Sql(new PublicFilter(), 0, 1, "DESC"), Window);
        Assert.DoesNotContain("Seq Scan", plan);
        Assert.DoesNotContain("SCAN t", plan);
        Assert.DoesNotContain("SCAN p", plan);
    }

    private static async Task WalksAsync(TestServer server, string sql, string index)
    {
        var plan = await server.Database.PlanOfAsync(sql, Window);
        Assert.False(QueryPlan.ScansOrSorts(plan), $"{sql}\n{plan}");
        Assert.Contains(index, plan);
    }
}
