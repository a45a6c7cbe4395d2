namespace Canteen.Tests.Unit.Posts;

public class AudienceQuestionTests
{
    [Theory]
    [InlineData(Visibility.Public, true, true, true)]
    [InlineData(Visibility.Unlisted, true, true, false)]
    [InlineData(Visibility.Followers, false, true, false)]
    [InlineData(Visibility.Mentioned, false, false, false)]
    public void A_post_is_for_whom_its_visibility_says(Visibility visibility, bool members, bool followers, bool listed)
    {
        var audience = new Audience(visibility);
        Assert.Equal(members, audience.IsForEveryone);
        Assert.Equal((members, followers, listed), (audience.IsForMembers, audience.IsForFollowers, audience.IsListed));
    }

    [Theory]
    [InlineData(Visibility.Public)]
    [InlineData(Visibility.Followers)]
    public void What_is_for_members_alone_is_the_same_to_them_and_not_for_everyone(Visibility visibility)
    {
        var (local, open) = (new Audience(visibility, LocalOnly: true), new Audience(visibility));
        Assert.False(local.IsForEveryone);
        Assert.Equal((open.IsForMembers, open.IsForFollowers, open.IsListed), (local.IsForMembers, local.IsForFollowers, local.IsListed));
    }

    [Fact]
    public void What_is_said_in_a_community_is_for_nobody_outside_and_on_no_list()
    {
        foreach (var visibility in Enum.GetValues<Visibility>())
        {
            var inside = new Audience(visibility, Community: new CommunityId(1));
            Assert.False(inside.IsForEveryone || inside.IsForMembers || inside.IsForFollowers || inside.IsListed);
            Assert.False(inside.CanBeBoosted(byAuthor: true));
        }
    }

    [Fact]
    public void An_answer_stays_among_the_same_people()
    {
        var answered = new Audience(Visibility.Followers, LocalOnly: true, new CommunityId(1));
        Assert.Equal(new Audience(Visibility.Public, LocalOnly: true, new CommunityId(1)), answered.Within(Visibility.Public));
        Assert.Equal(Visibility.Followers, answered.OfAnswer(Visibility.Public));
    }
}
