using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

public sealed class FollowsTests
{
    [Fact]
    public async Task Following_someone_is_seen_from_both_sides_and_counted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var relationship = await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow");
        Assert.True(relationship.Is("following"));
        Assert.True(relationship.Is("showing_reblogs"));
        Assert.False(relationship.Is("notifying"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow");
        Assert.True((await ben.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ada.Id}"))[0].Is("followed_by"));
        Assert.Equal((1, 0), await CountsAsync(ada, ben));
        Assert.Equal((0, 1), await CountsAsync(ada, ada));
        Assert.False((await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow")).Is("following"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow");
        Assert.Equal((0, 0), await CountsAsync(ada, ben));
        Assert.Equal((0, 0), await CountsAsync(ada, ada));
    }

    [Fact]
    public async Task A_script_module_gets_the_button_as_it_is_now_and_a_visitor_is_led_to_sign_in()
    {
        const string Fragment = "text/vnd.canteen.fragment+html";
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.FollowAsync(ada);
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/@ada/followers");
        var answer = await browser.PressAsync(page, "button[data-act=follow]", Fragment);
        var piece = Assert.Single((await answer.DocumentAsync()).Body!.Children);
        var button = piece.QuerySelector("button[data-act=follow]")!;
        Assert.Equal(
            (ben.Id.ToString(), $"/people/{ben.Id}/unfollow", $"/@ada/followers#follow-{ben.Id}"),
            (piece.GetAttribute("data-acts"), button.GetAttribute("formaction"), button.GetAttribute("value")));
        Assert.Contains("Follows you", piece.TextContent, StringComparison.Ordinal);
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.Add("Accept", Fragment);
        var refused = await visitor.PostAsync($"/people/{ben.Id}/follow", new FormUrlEncodedContent([]));
        Assert.DoesNotContain("data-acts", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((1, 1), await CountsAsync(ada, ben));
    }

    [Fact]
    public async Task Following_again_changes_what_is_given_and_leaves_the_rest()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow", new { reblogs = false, languages = new[] { "en", "cy" } });
        var relationship = await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow", new { notify = true });
        Assert.False(relationship.Is("showing_reblogs"));
        Assert.True(relationship.Is("notifying"));
        Assert.Equal(["en", "cy"], relationship.GetProperty("languages").EnumerateArray().Select(l => l.GetString()));
    }

    [Fact]
    public async Task Twenty_people_who_follow_at_once_are_counted_twenty()
    {
        await using var server = await TestServer.StartAsync();
        var ben = await server.MemberAsync("ben");
        var fans = new List<Member>();
        for (var i = 0; i < 20; i++) fans.Add(await server.MemberAsync($"fan{i}"));
        await Task.WhenAll(fans.SelectMany(fan => new[]
        {
            fan.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow"),
            fan.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow"),
            ben.PostJsonAsync($"/api/v1/accounts/{fan.Id}/follow"),
        }));
        Assert.Equal((20, 20), await CountsAsync(ben, ben));
        await Task.WhenAll(fans.Select(fan => fan.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow")));
        Assert.Equal((0, 20), await CountsAsync(ben, ben));
    }

    [Fact]
    public async Task Nobody_follows_themselves_or_someone_who_is_not_there()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync($"/api/v1/accounts/{ada.Id}/follow")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync("/api/v1/accounts/99999/follow")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync("/api/v1/accounts/99999/unfollow")).StatusCode);
        var reader = await server.SecondTokenAsync(ada, "read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync("/api/v1/accounts/99999/follow")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().PostAsync("/api/v1/accounts/99999/follow", null)).StatusCode);
    }

    [Theory]
    [InlineData("{\"languages\": [\"not a language\"]}")]
    [InlineData("{\"languages\": [{\"a\": 1}]}")]
    [InlineData("{\"reblogs\": [1]}")]
    public async Task Options_that_make_no_sense_change_nothing(string body)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await ada.Client.PostAsync($"/api/v1/accounts/{ben.Id}/follow", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal((0, 0), await CountsAsync(ada, ben));
    }

    [Fact]
    public async Task Someone_at_the_limit_follows_nobody_more()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await server.SqlAsync("UPDATE accounts SET following_count = 7500 WHERE id = @Id", new { ada.Id });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PostAsync($"/api/v1/accounts/{ben.Id}/follow")).StatusCode);
        await server.SqlAsync("UPDATE accounts SET followers_count = 7000 WHERE id = @Id", new { ada.Id });
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow");
    }

    [Fact]
    public async Task A_follower_can_be_removed()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        Assert.False((await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/remove_from_followers")).Is("followed_by"));
        Assert.Equal((0, 0), await CountsAsync(ada, ben));
    }

    [Fact]
    public async Task Followers_come_in_pages_by_the_link_header()
    {
        await using var server = await TestServer.StartAsync();
        var ben = await server.MemberAsync("ben");
        for (var i = 0; i < 5; i++) await (await server.MemberAsync($"fan{i}")).FollowAsync(ben);
        var seen = await Walk.NextAsync(server.Visitor(), $"/api/v1/accounts/{ben.Id}/followers?limit=2", "username");
        Assert.Equal(["fan4", "fan3", "fan2", "fan1", "fan0"], seen);
    }

    [Fact]
    public async Task Someone_who_hides_their_network_shows_it_to_nobody_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { hide_collections = true });
        Assert.Equal(0, (await ada.GetJsonAsync($"/api/v1/accounts/{ben.Id}/followers")).GetArrayLength());
        Assert.Equal(0, (await server.Visitor().GetFromJsonElementAsync($"/api/v1/accounts/{ben.Id}/following")).GetArrayLength());
        Assert.Equal(1, (await ben.GetJsonAsync($"/api/v1/accounts/{ben.Id}/followers")).GetArrayLength());
    }

    [Fact]
    public async Task Familiar_followers_are_those_whom_one_follows_oneself()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var dev = await server.MemberAsync("dev");
        await ada.FollowAsync(ben);
        await ben.FollowAsync(cath);
        await dev.FollowAsync(cath);
        var familiar = await ada.GetJsonAsync($"/api/v1/accounts/familiar_followers?id[]={cath.Id}");
        Assert.Equal("ben", Assert.Single(familiar[0].GetProperty("accounts").EnumerateArray()).GetProperty("username").GetString());
        await cath.PatchJsonAsync("/api/v1/accounts/update_credentials", new { hide_collections = true });
        familiar = await ada.GetJsonAsync($"/api/v1/accounts/familiar_followers?id[]={cath.Id}");
        Assert.Equal(0, familiar[0].GetProperty("accounts").GetArrayLength());
    }

    private static async Task<(int Followers, int Following)> CountsAsync(Member asking, Member of)
    {
        var account = await asking.GetJsonAsync($"/api/v1/accounts/{of.Id}");
        return (account.GetProperty("followers_count").GetInt32(), account.GetProperty("following_count").GetInt32());
    }
}
