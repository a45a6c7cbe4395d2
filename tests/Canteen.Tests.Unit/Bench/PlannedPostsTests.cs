using Canteen.Bench.Graph;
using Canteen.Bench.Loading;

namespace Canteen.Tests.Unit.Bench;

public sealed class PlannedPostsTests
{
    private static readonly PlannedPosts Posts = new(GraphGenerator.Weave(new GraphShape(1000)), 20_000, seed: 1);

    [Fact]
    public void Every_count_is_the_count_of_what_is_there()
    {
        Assert.Equal(Posts.All.CountBy(p => p.ReplyTo).Where(c => c.Key >= 0).Sum(c => c.Value), Posts.RepliesTo.Sum());
        Assert.All(Posts.All.CountBy(p => p.ReplyTo).Where(c => c.Key >= 0), c => Assert.Equal(c.Value, Posts.RepliesTo[c.Key]));
        Assert.All(Posts.All.CountBy(p => p.BoostOf).Where(c => c.Key >= 0), c => Assert.Equal(c.Value, Posts.BoostsOf[c.Key]));
        Assert.All(Posts.All.CountBy(p => p.Author), c => Assert.Equal(c.Value, Posts.WrittenBy[c.Key]));
    }

    [Fact]
    public void What_is_answered_or_boosted_is_older_public_and_no_boost() =>
        Assert.All(Posts.All.Index().Where(p => p.Item.ReplyTo >= 0 || p.Item.BoostOf >= 0), p =>
        {
            var other = Math.Max(p.Item.ReplyTo, p.Item.BoostOf);
            Assert.True(other < p.Index);
            Assert.True(Posts.All[other] is { FollowersOnly: false, BoostOf: < 0 });
        });

    [Fact]
    public void Nobody_boosts_a_post_twice()
    {
        var boosts = Posts.All.Where(p => p.BoostOf >= 0).Select(p => (p.Author, p.BoostOf)).ToList();
        Assert.InRange(boosts.Count, 500, 3000);
        Assert.Equal(boosts.Count, boosts.Distinct().Count());
    }
}
