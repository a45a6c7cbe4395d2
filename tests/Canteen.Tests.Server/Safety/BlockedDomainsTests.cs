using System.Net;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading;
using Canteen.Tests.Server.Reading.Oracle;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Safety;

public sealed class BlockedDomainsTests
{
    private const string Api = "/api/v1/domain_blocks", Domain = "elsewhere.example";

    [Fact]
    public async Task Servers_are_blocked_listed_and_unblocked_for_oneself_alone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        foreach (var name in new[] { " Elsewhere.Example", "elsewhere.example", "münchen.example", "third.example" })
            Assert.Equal("{}", (await ada.PostJsonAsync(Api, new { domain = name })).ToString());
        Assert.Equal(
            ["third.example", "xn--mnchen-3ya.example", Domain],
            (await ada.GetJsonAsync(Api)).EnumerateArray().Select(domain => domain.GetString()!));
        var first = await ada.GetAsync(Api + "?limit=1");
        Assert.Contains("rel=\"next\"", string.Join(' ', first.Headers.GetValues("Link")), StringComparison.Ordinal);
        Assert.Empty((await ben.GetJsonAsync(Api)).EnumerateArray());
        foreach (var _ in new[] { 1, 2 }) await ada.DeleteJsonAsync(Api, new { domain = "München.example" });
        await ada.DeleteJsonAsync(Api + "?domain=third.example");
        Assert.Equal([Domain], (await ada.GetJsonAsync(Api)).EnumerateArray().Select(domain => domain.GetString()!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("exa mple.org")]
    [InlineData("localhost")]
    [InlineData("https://example.org")]
    [InlineData("127.0.0.1")]
    public async Task What_is_no_name_of_a_server_is_refused(string domain)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PostAsync(Api, new { domain })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.DeleteAsync(Api, new { domain })).StatusCode);
        Assert.Empty((await ada.GetJsonAsync(Api)).EnumerateArray());
    }

    [Fact]
    public async Task Posts_boosts_and_notifications_from_there_are_gone_for_whoever_blocked_it_and_for_nobody_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var far = await AddAsync(server, "far");
        await FollowAsync(server, ada, far);
        await ada.FollowAsync(ben);
        await ben.FollowAsync(ada);
        var post = await PublishAsync(server, far, ada);
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await server.DrainAsync();
        string[] places = ["timelines/home", "timelines/public", $"accounts/{far}/statuses", "notifications"];
        foreach (var place in places) Assert.True(await SeesAsync(ada, place, far), place);
        await ada.PostJsonAsync(Api, new { domain = Domain });
        foreach (var place in places) Assert.False(await SeesAsync(ada, place, far), place);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{post}")).StatusCode);
        Assert.Equal(0, await UnreadAsync(ada) - 1);
        Assert.Empty((await ada.GetJsonAsync("/api/v2/search?q=far&type=accounts")).GetProperty("accounts").EnumerateArray());
        Assert.True(await SeesAsync(ben, "timelines/public", far));
        await ada.DeleteJsonAsync(Api, new { domain = Domain });
        foreach (var place in places) Assert.True(await SeesAsync(ada, place, far), place);
        Assert.Equal(2, await UnreadAsync(ada));
    }

    [Fact]
    public async Task Streams_and_open_pages_say_nothing_of_them_also_of_somebody_who_came_later()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var far = await AddAsync(server, "far");
        await ada.FollowAsync(ben);
        await ada.PostJsonAsync(Api, new { domain = Domain });
        await ada.GetJsonAsync("/api/v1/timelines/home");
        var later = await AddAsync(server, "later");
        await server.DrainAsync();
        await using var home = await AppStream.OpenAsync(ada, "user");
        await using var all = await AppStream.OpenAsync(ada, "public");
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/home");
        foreach (var author in new[] { far, later })
        {
            var unheard = await PublishAsync(server, author, ada);
            await ben.PostJsonAsync($"/api/v1/statuses/{unheard}/reblog");
        }
        await server.DrainAsync();
        var heard = await ben.PublishAsync("Good morning");
        foreach (var stream in new[] { home, all }) Assert.Equal(heard, (await stream.HearAsync()).Id);
        Assert.Equal(("new", heard), await page.NextAsync());
    }

    [Fact]
    public async Task Follows_end_both_ways_and_none_begins_while_the_server_is_blocked()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (far, fan) = (await AddAsync(server, "far"), await AddAsync(server, "fan"));
        await FollowAsync(server, ada, far);
        await FollowAsync(server, ben, far);
        await server.SqlAsync(
            "INSERT INTO follows (id, follower_id, followee_id, created_at) VALUES (@Id, @fan, @Ada, 1)",
            new { Id = server.Database.Ids.Next<Account>(), fan, Ada = ada.Id });
        var preview = await ada.GetJsonAsync($"{Api}/preview?domain={Domain}");
        Assert.Equal((1, 1), (preview.GetProperty("following_count").GetInt32(), preview.GetProperty("followers_count").GetInt32()));
        await ada.PostJsonAsync(Api, new { domain = Domain });
        var stands = (await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={far}&id[]={fan}")).EnumerateArray().ToList();
        Assert.All(stands, one => Assert.True(one.Is("domain_blocking") && !one.Is("following") && !one.Is("followed_by")));
        await server.DrainAsync();
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM follows"));
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync($"/api/v1/accounts/{far}/follow")).StatusCode);
        await ada.DeleteJsonAsync(Api, new { domain = Domain });
        Assert.False((await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={far}"))[0].Is("domain_blocking"));
    }

    [Fact]
    public async Task From_the_menu_of_a_post_a_page_asks_first_and_the_page_of_what_is_hidden_leads_back()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var far = await AddAsync(server, "far");
        await FollowAsync(server, ada, far);
        var here = await ada.PublishAsync("From here");
        await PublishAsync(server, far, ada);
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/home");
        var item = Assert.Single(page.QuerySelectorAll("[data-act=block-server]"));
        Assert.Equal($"Block everything from {Domain}…", item.TextContent.Trim());
        page = await browser.PageAsync(item.GetAttribute("href")!);
        Assert.Contains("You follow 1 person there.", page.QuerySelector("form.form")!.TextContent, StringComparison.Ordinal);
        var answer = await browser.SubmitAsync(page.QuerySelector("form.form"));
        Assert.Equal("/home#flash", answer.Headers.Location!.OriginalString);
        page = await browser.PageAsync("/home");
        Assert.Contains("You blocked everything from that server", page.QuerySelector("#flash")?.TextContent, StringComparison.Ordinal);
        Assert.Equal([here], page.QuerySelectorAll(".post").Select(post => post.GetAttribute("data-post")));
        page = await browser.PageAsync("/settings/hidden");
        Assert.Equal(Domain, page.QuerySelector("#servers li span")?.TextContent);
        answer = await browser.PressAsync(page, "#servers button");
        Assert.Equal("/settings/hidden#flash", answer.Headers.Location!.OriginalString);
        Assert.Null((await browser.PageAsync("/settings/hidden")).QuerySelector("#servers"));
        var own = await browser.SubmitAsync((await browser.PageAsync("/servers/third.example/block")).QuerySelector("form.form"));
        Assert.Equal(HttpStatusCode.SeeOther, own.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync("/servers/nonsense/block")).StatusCode);
    }

    [Fact]
    public async Task Nobody_blocks_the_server_that_they_are_on()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var own = new Uri(server.Address).IdnHost;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PostAsync(Api, new { domain = own })).StatusCode);
    }

    private static async Task<bool> SeesAsync(Member member, string place, AccountId author) =>
        (await member.Client.GetStringAsync("/api/v1/" + place)).Contains($"\"id\":\"{author}\"", StringComparison.Ordinal);

    private static async Task<int> UnreadAsync(Member member) =>
        (await member.GetJsonAsync("/api/v1/notifications/unread_count")).GetProperty("count").GetInt32();

    private static Task<AccountId> AddAsync(TestServer server, string handle) => server.Database.WriteAsync(
        async tx =>
        {
            var id = tx.NewId<Account>();
            await tx.ExecuteAsync(
                "INSERT INTO accounts (id, handle, handle_key, domain, uri, created_at) VALUES (@id, @handle, @handle, @Domain, @Uri, @Now)",
                new { id, handle, Domain, Uri = $"https://{Domain}/{handle}", tx.Now });
            await tx.AnnounceAsync(new AccountCreated(id, Domain));
            return id;
        },
        CancellationToken.None);

    private static async Task FollowAsync(TestServer server, Member follower, AccountId followee)
    {
        await follower.PostJsonAsync($"/api/v1/accounts/{followee}/follow");
        await server.DrainAsync();
    }

    /// <summary>A public post that mentions somebody.</summary>
    private static async Task<string> PublishAsync(TestServer server, AccountId author, Member mentioned)
    {
        var post = new PostPublished(default, author, Canteen.Domain.Visibility.Public, null, null, [mentioned.Id]);
        var written = await server.Database.WriteAsync(
            tx => new WrittenPosts(tx).PublishAsync(post, isLocal: false), CancellationToken.None);
        await server.DrainAsync();
        return written.Post.ToString();
    }
}
