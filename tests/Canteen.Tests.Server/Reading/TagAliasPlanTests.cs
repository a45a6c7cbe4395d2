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
        Tags = new[] { 1L }, Tag = 1L, From = 0L, Counted = 2000, Searched = 10_000, Since = 0L, Looked = 1000, FewestPeople = 3,
        Ids = new[] { 1L }, Day = 1L,
    };

    [Fact]
    public async Task No_table_is_read_as_a_whole()
    {
        await using var server = await TestServer.StartAsync();
        string[] queries =
        [
            TagTimelineCache.NewestSql(3), ViewerReader.FollowedTagsSql, PairRows.BetweenSql, ReadPairs.Sql, PairGate.UsedSql,
            PairGate.PeopleSql, UsualTags.Sql, TagHydrator.UseSql, TagHydrator.UseTogetherSql,
        ];
        foreach (var sql in queries)
        {
            var plan = await server.Database.PlanOfAsync(sql, Args);
            string[] tables = ["p", "t", "g", "n", "a", "b", "x", "posts", "tags", "tag_pairs", "tag_aliases", "followed_tags"];
            foreach (var alias in tables)
                Assert.False($"\n{plan}\n".Contains($"\nSCAN {alias}\n", StringComparison.Ordinal), $"{sql}\n{plan}");
            Assert.False(plan.Contains("Seq Scan", StringComparison.Ordinal), $"{sql}\n{plan}");
        }
    }

    [Fact]
    public async Task The_people_of_a_hashtag_are_counted_along_its_newest_posts()
    {
        await using var server = await TestServer.StartAsync();
        var plan = await server.Database.PlanOfAsync(PairGate.PeopleSql, Args);
        Assert.Contains(TestDatabase.OnPostgres ? "post_tags_pkey" : "sqlite_autoindex_post_tags_1", plan, StringComparison.Ordinal);
        plan = await server.Database.PlanOfAsync(PairGate.UsedSql, Args);
        Assert.Contains("posts_author", plan, StringComparison.Ordinal);
        Assert.Contains("post_tags_post", plan, StringComparison.Ordinal);
    }
}
