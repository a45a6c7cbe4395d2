using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.People;

public sealed class AuthorPostsTests
{
    [Fact]
    public async Task Each_viewer_sees_what_they_may()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ben.FollowAsync(ada);
        var open = await ada.PublishAsync("Everyone");
        var quiet = await ada.PublishAsync("Quietly", "unlisted");
        var followers = await ada.PublishAsync("Followers", "private");
        var whisper = await ada.PublishAsync("@cath whisper", "direct");
        Assert.Equal([quiet, open], await IdsAsync(server.Visitor(), ada));
        Assert.Equal([followers, quiet, open], await IdsAsync(ben.Client, ada));
        Assert.Equal([whisper, quiet, open], await IdsAsync(cath.Client, ada));
        Assert.Equal([quiet, open], await IdsAsync(cath.Client, ada, "?exclude_direct=true"));
        Assert.Equal([whisper, followers, quiet, open], await IdsAsync(ada.Client, ada));
    }

    [Fact]
    public async Task Replies_boosts_and_untagged_posts_can_be_left_out()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var bens = await ben.PublishAsync("Hello");
        var plain = await ada.PublishAsync("Good morning #Tea");
        var self = await ada.PublishAsync("And again", replyTo: plain);
        var reply = await ada.PublishAsync("@ben hello", replyTo: bens);
        var boost = (await ada.PostJsonAsync($"/api/v1/statuses/{bens}/reblog")).GetProperty("id").GetString();
        Assert.Equal([boost, reply, self, plain], await IdsAsync(ben.Client, ada));
        Assert.Equal([boost, self, plain], await IdsAsync(ben.Client, ada, "?exclude_replies=true"));
        Assert.Equal([reply, self, plain], await IdsAsync(ben.Client, ada, "?exclude_reblogs=1"));
        Assert.Equal([plain], await IdsAsync(ben.Client, ada, "?tagged=tea"));
        Assert.Empty(await IdsAsync(ben.Client, ada, "?tagged=coffee"));
        Assert.Empty(await IdsAsync(ben.Client, ada, "?only_media=true"));
    }

    [Fact]
    public async Task Pinned_posts_come_newest_pin_first_and_only_to_those_who_may_see_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var first = await ada.PublishAsync("First");
        var second = await ada.PublishAsync("Second", "private");
        await ada.PostJsonAsync($"/api/v1/statuses/{second}/pin");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await ada.PostJsonAsync($"/api/v1/statuses/{first}/pin");
        Assert.Equal([first, second], await IdsAsync(ada.Client, ada, "?pinned=true"));
        Assert.Equal([first], await IdsAsync(ben.Client, ada, "?pinned=true"));
    }

    [Fact]
    public async Task The_pages_of_an_author_hold_each_post_once()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var published = new List<string>();
        for (var i = 0; i < 6; i++) published.Add(await ada.PublishAsync($"Post {i}"));
        published.Reverse();
        Assert.Equal(published, await Walk.NextAsync(server.Visitor(), $"/api/v1/accounts/{ada.Id}/statuses?limit=2", "id"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Visitor().GetAsync("/api/v1/accounts/7777/statuses")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Visitor().GetAsync("/api/v1/accounts/7777/statuses?pinned=true")).StatusCode);
    }

    private static async Task<List<string?>> IdsAsync(HttpClient client, Member author, string query = "") =>
        [.. (await client.GetFromJsonElementAsync($"/api/v1/accounts/{author.Id}/statuses{query}")).EnumerateArray().Select(
            p => p.GetProperty("id").GetString())];
}
