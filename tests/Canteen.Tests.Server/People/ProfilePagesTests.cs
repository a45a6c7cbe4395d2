using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

public sealed class ProfilePagesTests
{
    [Fact]
    public async Task A_profile_says_who_somebody_is_to_anyone()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new
        {
            display_name = "Ada <Okafor>", note = "Nights & days", locked = true,
            fields_attributes = new[] { new { name = "Site", value = "https://ada.example" } },
            canteen = new { job_title = "Staff nurse", profession = "Nursing", organisation = "St Brannock's", views_own = true },
        });
        var page = await server.Visitor().PageAsync("/@ADA");
        Assert.Equal("Ada <Okafor>", page.QuerySelector(".profile-name")?.TextContent);
        var words = page.QuerySelector(".profile")!.TextContent;
        Assert.All((string[])["@ada", "Staff nurse", "Nursing", "St Brannock's", "Views my own", "Nights & days",
            "Approves followers"],
            part => Assert.Contains(part, words));
        Assert.Equal("https://ada.example", page.QuerySelector(".profile-fields a")?.GetAttribute("href"));
        Assert.Equal("/sign-in?next=%2F%40ada", page.QuerySelector(".profile-actions a")?.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Visitor().GetAsync("/@nobody")).StatusCode);
    }

    [Fact]
    public async Task A_whole_name_of_this_server_leads_to_the_short_one()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("Hello");
        var here = new Uri(server.Address).Authority;
        foreach (var rest in new[] { "", $"/{id}", "/with_replies", "/followers", "/following", "?max_id=7" })
            foreach (var domain in new[] { here, here.ToUpperInvariant() })
            {
                var answer = await server.Visitor().GetAsync($"/@ada@{domain}{rest}");
                Assert.Equal((HttpStatusCode.Redirect, "/@ada" + rest), (answer.StatusCode, answer.Headers.Location?.OriginalString));
            }
        foreach (var other in new[] { "/@ada@elsewhere.example", $"/@ada@x{here}", $"/@@{here}", $"/@ada@elsewhere.example@{here}" })
            Assert.Equal(HttpStatusCode.NotFound, (await server.Visitor().GetAsync(other)).StatusCode);
    }

    [Fact]
    public async Task Each_tab_shows_what_the_viewer_may_see_with_pins_on_top()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ben.FollowAsync(ada);
        var bens = await ben.PublishAsync("Hello");
        var pinned = await ada.PublishAsync("Pinned");
        var followers = await ada.PublishAsync("For followers", "private");
        var reply = await ada.PublishAsync("@ben hello", replyTo: bens);
        await ada.PostJsonAsync($"/api/v1/statuses/{pinned}/pin");
        Assert.Equal([pinned, followers], await PostsAsync(await server.BrowserAsync("ben"), "/@ada"));
        Assert.Equal([reply, followers, pinned], await PostsAsync(await server.BrowserAsync("ben"), "/@ada/with_replies"));
        Assert.Equal([pinned], await PostsAsync(await server.BrowserAsync("cath"), "/@ada"));
        Assert.Equal([reply, pinned], await PostsAsync(server.Visitor(), "/@ada/with_replies"));
        _ = cath;
    }

    [Fact]
    public async Task The_page_of_a_suspended_account_is_closed()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await server.SuspendAsync(ada);
        Assert.Equal(HttpStatusCode.Gone, (await server.Visitor().GetAsync("/@ada")).StatusCode);
    }

    [Fact]
    public async Task Following_is_a_press_of_a_button()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var browser = await server.BrowserAsync("ada");
        var answer = await browser.PressAsync(await browser.PageAsync("/@ben"), ".profile-actions button[data-act=follow]");
        Assert.Equal((HttpStatusCode.SeeOther, $"/@ben#follow-{ben.Id}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.True((await ada.GetJsonAsync($"/api/v1/accounts/relationships?id={ben.Id}"))[0].Is("following"));
        var page = await browser.PageAsync("/@ben");
        Assert.Equal("Following", page.QuerySelector(".profile-actions .text")?.TextContent);
        await browser.PressAsync(page, ".profile-actions button[data-act=follow]");
        Assert.False((await ada.GetJsonAsync($"/api/v1/accounts/relationships?id={ben.Id}"))[0].Is("following"));
        Assert.Null((await browser.PageAsync("/@ada")).QuerySelector(".profile-actions button[data-act=follow]"));
    }

    [Fact]
    public async Task A_form_from_elsewhere_follows_nobody()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var browser = await server.BrowserAsync("ada");
        Assert.Equal(
            HttpStatusCode.BadRequest, (await browser.PostAsync($"/people/{ben.Id}/follow", new FormUrlEncodedContent([]))).StatusCode);
        Assert.False((await ada.GetJsonAsync($"/api/v1/accounts/relationships?id={ben.Id}"))[0].Is("following"));
    }

    [Fact]
    public async Task Followers_are_listed_unless_they_are_hidden()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        Assert.Equal("/@ada", (await server.Visitor().PageAsync("/@ben/followers")).QuerySelector(".person .name")?.GetAttribute("href"));
        Assert.Equal("/@ben", (await server.Visitor().PageAsync("/@ada/following")).QuerySelector(".person .name")?.GetAttribute("href"));
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { hide_collections = true });
        Assert.Null((await server.Visitor().PageAsync("/@ben/followers")).QuerySelector(".person .name"));
        Assert.NotNull((await (await server.BrowserAsync("ben")).PageAsync("/@ben/followers")).QuerySelector(".person .name"));
    }

    [Fact]
    public async Task One_can_remove_ones_own_followers_and_nobody_elses()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        Assert.Null((await (await server.BrowserAsync("ada")).PageAsync("/@ben/followers")).QuerySelector("[data-act=remove]"));
        var browser = await server.BrowserAsync("ben");
        await browser.PressAsync(await browser.PageAsync("/@ben/followers"), "[data-act=remove]");
        Assert.False((await ada.GetJsonAsync($"/api/v1/accounts/relationships?id={ben.Id}"))[0].Is("following"));
    }

    [Fact]
    public async Task Requests_are_answered_on_their_page()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await cath.PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        await ada.FollowAsync(cath);
        await ben.FollowAsync(cath);
        var browser = await server.BrowserAsync("cath");
        await browser.PressAsync(await browser.PageAsync("/follow-requests"), $"button[formaction='/follow-requests/{ada.Id}/accept']");
        await browser.PressAsync(await browser.PageAsync("/follow-requests"), $"button[formaction='/follow-requests/{ben.Id}/reject']");
        Assert.Null((await browser.PageAsync("/follow-requests")).QuerySelector(".person"));
        Assert.True((await ada.GetJsonAsync($"/api/v1/accounts/relationships?id={cath.Id}"))[0].Is("following"));
        Assert.False((await ben.GetJsonAsync($"/api/v1/accounts/relationships?id={cath.Id}"))[0].Is("following"));
    }

    internal static async Task<List<string?>> PostsAsync(HttpClient client, string path) =>
        [.. (await client.PageAsync(path)).QuerySelectorAll(".post").Select(post => post.GetAttribute("data-entry"))];
}
