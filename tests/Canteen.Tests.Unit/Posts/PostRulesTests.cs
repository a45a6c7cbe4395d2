namespace Canteen.Tests.Unit.Posts;

public class PostRulesTests
{
    private static readonly AccountId Ada = new(1);
    private static readonly AccountId Bo = new(2);

    [Theory]
    [InlineData(Visibility.Public, true, true)]
    [InlineData(Visibility.Unlisted, true, true)]
    [InlineData(Visibility.Followers, true, false)]
    [InlineData(Visibility.Mentioned, false, false)]
    public void Who_may_boost(Visibility visibility, bool author, bool others)
    {
        var post = new Post { AuthorId = Ada, Visibility = visibility };
        Assert.Equal(author, post.CanBeBoostedBy(Ada) is null);
        Assert.Equal(others, post.CanBeBoostedBy(Bo) is null);
    }

    [Theory]
    [InlineData(Visibility.Public, null, Visibility.Public, Visibility.Public)]
    [InlineData(Visibility.Public, null, Visibility.Followers, Visibility.Followers)]
    [InlineData(Visibility.Unlisted, Visibility.Public, Visibility.Followers, Visibility.Public)]
    [InlineData(Visibility.Followers, Visibility.Public, Visibility.Public, Visibility.Followers)]
    [InlineData(Visibility.Public, null, Visibility.Mentioned, Visibility.Followers)]
    public void How_visible_a_boost_is(Visibility original, Visibility? asked, Visibility usual, Visibility expected) =>
        Assert.Equal(expected, new Post { Visibility = original }.AudienceOfBoost(asked, usual).Value.Visibility);

    [Theory]
    [InlineData(Visibility.Public)]
    [InlineData(Visibility.Followers)]
    public void A_boost_for_mentioned_people_makes_no_sense(Visibility original) =>
        Assert.Equal(
            FaultKind.Invalid, new Post { Visibility = original }.AudienceOfBoost(Visibility.Mentioned, Visibility.Public).Fault!.Kind);

    [Fact]
    public void A_boost_stays_among_the_members_and_nothing_leaves_a_community()
    {
        var local = new Post { AuthorId = Ada, LocalOnly = true };
        Assert.Null(local.CanBeBoostedBy(Bo));
        Assert.Equal(
            new Audience(Visibility.Unlisted, LocalOnly: true), local.AudienceOfBoost(Visibility.Unlisted, Visibility.Public).Value);
        foreach (var visibility in Enum.GetValues<Visibility>())
            Assert.NotNull(new Post { AuthorId = Ada, Visibility = visibility, CommunityId = new(1) }.CanBeBoostedBy(Ada));
    }

    [Fact]
    public void What_may_be_pinned()
    {
        Assert.Null(Pinning(new() { AuthorId = Ada, Visibility = Visibility.Followers }, pinned: 4));
        Assert.Equal(
            "Validation failed: You have already pinned the maximum number of posts", Pinning(new() { AuthorId = Ada }, pinned: 5));
        Assert.Equal("Validation failed: Someone else's post cannot be pinned", Pinning(new() { AuthorId = Bo }));
        Assert.Equal("Validation failed: A boost cannot be pinned", Pinning(new() { AuthorId = Ada, BoostOfId = new(9) }));
        Assert.Equal(
            "Validation failed: Posts that are only visible to mentioned users cannot be pinned",
            Pinning(new() { AuthorId = Ada, Visibility = Visibility.Mentioned }));
    }

    [Fact]
    public void Going_on_with_ones_own_answer_still_answers_the_other()
    {
        var answer = new Post { AuthorId = Ada, ReplyToAccountId = Bo };
        Assert.Equal(Bo, answer.AnsweredBy(Ada));
        Assert.Equal(Ada, answer.AnsweredBy(Bo));
        Assert.Equal(Ada, new Post { AuthorId = Ada }.AnsweredBy(Ada));
    }

    private static string? Pinning(Post post, long pinned = 0) => post.CanBePinnedBy(Ada, pinned)?.Sentence;
}
