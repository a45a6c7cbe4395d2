using Canteen.Bench.Graph;

namespace Canteen.Tests.Unit.Bench;

public sealed class SocialGraphTests
{
    private static readonly Lazy<SocialGraph> Large = new(() => GraphGenerator.Weave(new GraphShape(20_000)));

    [Fact]
    public void The_same_seed_gives_the_same_graph()
    {
        var (one, other) = (GraphGenerator.Weave(new GraphShape(2000, Seed: 4)), GraphGenerator.Weave(new GraphShape(2000, Seed: 4)));
        Assert.Equal(Follows(one), Follows(other));
    }

    [Fact]
    public void Another_seed_gives_another_graph()
    {
        var (one, other) = (GraphGenerator.Weave(new GraphShape(2000, Seed: 4)), GraphGenerator.Weave(new GraphShape(2000, Seed: 5)));
        Assert.NotEqual(Follows(one), Follows(other));
    }

    [Fact]
    public void Nobody_follows_themselves_or_anybody_twice() =>
        Assert.All(Enumerable.Range(0, Large.Value.Accounts), account =>
        {
            var following = Large.Value.Following(account).ToArray();
            Assert.DoesNotContain(account, following);
            Assert.Equal(following.Distinct().Order(), following);
        });

    [Fact]
    public void Followers_have_the_median_and_the_tail_of_large_networks()
    {
        var followers = Large.Value.FollowerStatistics;
        Assert.InRange(followers.Median, 50, 80);
        Assert.InRange(followers.P96, 700, 1300);
        Assert.InRange(followers.P99, 2000, 3600);
    }

    [Fact]
    public void The_largest_account_is_followed_by_a_tenth_of_all_or_more() =>
        Assert.All(
            [1000, 5000, 20_000],
            size => Assert.InRange(GraphGenerator.Weave(new GraphShape(size)).FollowerStatistics.Max, size / 10, size / 2));

    [Fact]
    public void Nearly_everybody_stops_following_near_two_thousand_and_a_few_do_not()
    {
        var following = Large.Value.FollowingStatistics;
        Assert.InRange(following.Median, 110, 125);
        Assert.InRange(following.P99, 1000, 2000);
        Assert.Equal(5000, following.Max);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(403)]
    public void The_mean_is_the_one_that_was_asked_for(double mean) =>
        Assert.InRange(GraphGenerator.Weave(new GraphShape(10_000, Mean: mean)).FollowerStatistics.Mean, mean * 0.97, mean * 1.03);

    [Fact]
    public void Seen_from_the_other_side_the_follows_are_the_same()
    {
        var (graph, reversed) = (Large.Value, Large.Value.Reversed());
        Assert.Equal(graph.Follows, reversed.Follows);
        Assert.All(Enumerable.Range(0, 200), account =>
        {
            Assert.Equal(graph.FollowerCount(account), reversed.Following(account).Length);
            foreach (var follower in reversed.Following(account)) Assert.True(graph.Following(follower).Contains(account));
        });
    }

    [Fact]
    public void The_tenth_with_most_followers_writes_four_posts_of_five()
    {
        var habits = new PostingHabits(Large.Value);
        Assert.Equal(0.8, habits.TopTenthShare, 0.01);
        var top = Enumerable.Range(0, Large.Value.Accounts).OrderByDescending(Large.Value.FollowerCount).Take(Large.Value.Accounts / 10)
            .ToHashSet();
        var dice = Dice.Of(1, 2);
        Assert.InRange(Enumerable.Range(0, 20_000).Count(_ => top.Contains(habits.DrawAuthor(ref dice))), 15_500, 16_500);
    }

    private static List<int> Follows(SocialGraph graph) =>
        [.. Enumerable.Range(0, graph.Accounts).SelectMany(a => graph.Following(a).ToArray())];
}
