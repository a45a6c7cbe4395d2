using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

public sealed class HomeTimelineTests
{
    private const string Home = "/api/v1/timelines/home";

    [Fact]
    public async Task Home_holds_what_the_people_one_follows_say_and_what_one_says_oneself()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        var bens = await ben.PublishAsync("From Ben");
        await cath.PublishAsync("From a stranger");
        var own = await ada.PublishAsync("From myself");
        Assert.Equal([own, bens], await IdsAsync(ada));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync(Home)).StatusCode);
    }

    [Fact]
    public async Task A_followers_only_post_reaches_the_follower_and_not_a_stranger()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        await cath.FollowAsync(ada);
        var quiet = await ben.PublishAsync("For followers", "private");
        Assert.Equal([quiet], await IdsAsync(ada));
        Assert.Empty(await IdsAsync(cath));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow");
        Assert.Empty(await IdsAsync(ada));
    }

    [Fact]
    public async Task A_private_mention_is_at_home_only_with_the_person_mentioned()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        await cath.FollowAsync(ben);
        var whisper = await ben.PublishAsync("@ada just for you", "direct");
        Assert.Equal([whisper], await IdsAsync(ada));
        Assert.Equal([whisper], await IdsAsync(ben));
        Assert.Empty(await IdsAsync(cath));
    }

    [Fact]
    public async Task Replies_come_only_when_they_answer_someone_one_follows()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        var stranger = await cath.PublishAsync("A question");
        var toStranger = await ben.PublishAsync("@cath an answer", replyTo: stranger);
        var thread = await ben.PublishAsync("One");
        var self = await ben.PublishAsync("Two", replyTo: thread);
        var own = await ada.PublishAsync("Mine");
        var toMe = await ben.PublishAsync("@ada yes", replyTo: own);
        var mine = await ada.PublishAsync("@cath me too", replyTo: stranger);
        Assert.Equal([mine, toMe, own, self, thread], await IdsAsync(ada));
        await ada.FollowAsync(cath);
        Assert.Contains(toStranger, await IdsAsync(ada));
    }

    [Fact]
    public async Task Boosts_come_unless_they_are_switched_off()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        var post = await cath.PublishAsync("Worth hearing");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        var entry = (await ada.GetJsonAsync(Home))[0];
        Assert.Equal(post, entry.GetProperty("reblog").GetProperty("id").GetString());
        Assert.NotEqual(post, entry.GetProperty("id").GetString());
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow", new { reblogs = false });
        Assert.Empty(await IdsAsync(ada));
    }

    [Fact]
    public async Task A_post_that_several_people_boosted_is_shown_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        await ada.FollowAsync(cath);
        var post = await cath.PublishAsync("Worth hearing");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await ada.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        Assert.Equal([post], await IdsAsync(ada));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_is_full_however_often_its_posts_were_boosted(bool fromMemory)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var boosters = new List<Member>();
        for (var i = 0; i < 4; i++) boosters.Add(await server.MemberAsync($"booster{i}"));
        foreach (var other in boosters.Append(ben)) await ada.FollowAsync(other);
        if (fromMemory) await IdsAsync(ada);
        var posts = new List<string>();
        for (var i = 0; i < 24; i++)
        {
            posts.Add(await ben.PublishAsync($"Post {i}"));
            if (i % 2 == 0) foreach (var booster in boosters) await booster.PostJsonAsync($"/api/v1/statuses/{posts[i]}/reblog");
        }
        posts.Reverse();
        Assert.Equal(posts[..10], await IdsAsync(ada, "?limit=10"));
        Assert.Equal(posts, await Walk.NextAsync(ada.Client, $"{Home}?limit=5", "id"));
        Assert.Equal(posts.Order(), (await Walk.PrevAsync(ada.Client, $"{Home}?limit=5&min_id=1", "id")).Order());
        Assert.Equal(3, (await IdsAsync(ada, $"?limit=3&max_id={posts[4]}")).Count);
    }

    [Fact]
    public async Task A_follow_may_be_for_some_languages_only()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow", new { languages = new[] { "cy" } });
        await ben.PostJsonAsync("/api/v1/statuses", new { status = "Hello", language = "en" });
        await ben.PostJsonAsync("/api/v1/statuses", new { status = "Helo", language = "cy" });
        Assert.Equal(["<p>Helo</p>"], (await ada.GetJsonAsync(Home)).EnumerateArray().Select(p => p.GetProperty("content").GetString()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public async Task Walking_the_pages_meets_each_post_once_in_both_directions(int limit)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        await ada.FollowAsync(cath);
        var asked = await cath.PublishAsync("Ask away");
        var published = new List<string> { asked };
        var stranger = await server.MemberAsync("dev");
        var strange = await stranger.PublishAsync("Elsewhere");
        for (var i = 0; i < 4; i++)
        {
            published.Add(await ben.PublishAsync($"Ben {i}"));
            await ben.PublishAsync($"@dev hidden {i}", replyTo: strange);
            if (i == 2) published.Add(await ada.PublishAsync("Mine"));
        }
        published.Reverse();
        Assert.Equal(published, await Walk.NextAsync(ada.Client, $"{Home}?limit={limit}", "id"));
        var upwards = await Walk.PrevAsync(ada.Client, $"{Home}?limit={limit}&min_id=1", "id");
        Assert.Equal(published.Order(), upwards.Order());
        Assert.Equal(published.Where(id => id != asked).Take(limit), await IdsAsync(ada, $"?limit={limit}&since_id={asked}"));
    }

    private static async Task<List<string>> IdsAsync(Member member, string query = "") =>
        [.. (await member.GetJsonAsync(Home + query)).EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];
}
