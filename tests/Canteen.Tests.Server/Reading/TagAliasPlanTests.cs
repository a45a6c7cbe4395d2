using Canteen.Core.Tags;
using Canteen.Core.Viewers;
using Canteen.Features.Reading.TagAliases;
using Canteen.Features.Reading.Timelines;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

/// <summary>What reads hashtags together goes by indexes too.</summary>
public sealed class TagAliasPlanTests
{
    private static readonly object Args = new
    {
        viewer = 1L, me = 1L, name0 = "a", name1 = "b", name2 = "c", Most = 80, names = new[] { "a" }, one = "a", other = "b", name = "a",
        Tags = new[] { 1L }, Tag = 1L, From = 0L, Counted = 2000, Since = 0L, Looked = 1000, FewestPeople = 3,
        Ids = new[] { 1L }, Day = 1L,
    };

    /// <summary>By their names, or as the queries call them.</summary>
    private static readonly string[] Tables =
        ["p", "t", "g", "n", "a", "b", "x", "posts", "tags", "tag_pairs", "tag_aliases", "followed_tags"];

    [Fact]
    public async Task No_table_is_read_as_a_whole()
    {
        await using var server = await TestServer.StartAsync();
        string[] queries =
        [
            TagTimelineCache.NewestSql(3), ViewerReader.FollowedTagsSql, PairRows.BetweenSql, ReadPairs.Sql, PairGate.UsedSql,
            PairGate.PeopleSql, TagHydrator.UseSql, TagHydrator.UseTogetherSql,
        ];
        foreach (var sql in queries)
        {
            var plan = await server.Database.PlanOfAsync(sql, Args);
            foreach (var table in Tables)
                Assert.False($"\n{plan}\n".Contains($"\nSCAN {table}\n", StringComparison.Ordinal), $"{sql}\n{plan}");
            Assert.False(plan.Contains("Seq Scan", StringComparison.Ordinal), $"{sql}\n{plan}");
        }
    }

    [Fact]
    public async Task People_and_their_hashtags_are_counted_along_the_newest_posts()
    {
        await using var server = await TestServer.StartAsync();
        var plan = await server.Database.PlanOfAsync(PairGate.PeopleSql, Args);
        Assert.Contains(TestDatabase.OnPostgres ? "post_tags_pkey" : "sqlite_autoindex_post_tags_1", plan, StringComparison.Ordinal);
        plan = await server.Database.PlanOfAsync(PairGate.UsedSql, Args);
        Assert.Contains("post_tags_author", plan, StringComparison.Ordinal);
        plan = await server.Database.PlanOfAsync(UsualTags.Sql, Args);
        Assert.Contains("post_tags_post", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }
}
