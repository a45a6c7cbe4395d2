using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Safety;

public sealed class BlockPagesTests
{
    [Fact]
    public async Task One_press_blocks_and_an_undo_in_time_brings_the_follows_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        await ben.FollowAsync(ada);
        await ben.PublishAsync("Tea?");
        using var browser = await server.BrowserAsync("ada");
        var answer = await browser.PressAsync(await browser.PageAsync("/home"), ".more-items [data-act=block]");
        Assert.Equal((HttpStatusCode.SeeOther, "/home#flash"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        var page = await browser.PageAsync("/home");
        Assert.Contains("You blocked", page.QuerySelector("#flash")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".post"));
        server.Clock.Advance(TimeSpan.FromSeconds(20));
        await browser.PressAsync(page, "#flash [data-act=undo]");
        page = await browser.PageAsync("/home");
        Assert.Contains("You unblocked", page.QuerySelector("#flash")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".post"));
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await server.DrainAsync();
        var now = await StandingAsync(ada, ben);
        Assert.Equal((false, true, true), (now.Is("blocking"), now.Is("following"), now.Is("followed_by")));
    }

    [Fact]
    public async Task An_undo_that_comes_late_only_unblocks()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        await ben.PublishAsync("Tea?");
        using var browser = await server.BrowserAsync("ada");
        await browser.PressAsync(await browser.PageAsync("/home"), ".more-items [data-act=block]");
        var page = await browser.PageAsync("/home");
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await server.DrainAsync();
        await browser.PressAsync(page, "#flash [data-act=undo]");
        await server.DrainAsync();
        var now = await StandingAsync(ada, ben);
        Assert.Equal((false, false), (now.Is("blocking"), now.Is("following")));
    }

    [Fact]
    public async Task Whoever_blocks_on_a_page_that_is_gone_then_goes_home_and_elsewhere_stays()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var bens = await ben.PublishAsync("Tea?");
        var caths = await cath.PublishAsync("Coffee?");
        await ben.PublishAsync("Tea!", replyTo: caths);
        using var browser = await server.BrowserAsync("ada");
        var block = $"button[formaction='/people/{ben.Id}/block']";
        foreach (var (page, then) in new[]
        {
            ($"/@ben/{bens}", "/home#flash"), ($"/@cath/{caths}", $"/@cath/{caths}#flash"), ("/@ben", "/@ben#flash"),
            ("/@ben/with_replies", "/@ben/with_replies#flash"), ($"/posts/new?reply_to={bens}", "/home#flash"),
        })
        {
            var answer = await browser.PressAsync(await browser.PageAsync(page), block);
            Assert.Equal((HttpStatusCode.SeeOther, then), (answer.StatusCode, answer.Headers.Location!.OriginalString));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(then.Split('#')[0])).StatusCode);
            await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unblock");
        }
    }

    [Fact]
    public async Task A_profile_says_that_its_owner_is_blocked_and_offers_to_end_it_and_nothing_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.PublishAsync("Tea?");
        using var browser = await server.BrowserAsync("ada");
        await browser.PressAsync(await browser.PageAsync("/@ben"), ".profile-more [data-act=block]");
        var page = await browser.PageAsync("/@ben");
        Assert.Contains("You don't see each other's posts", page.QuerySelector(".kept-away")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[data-act=follow], [data-act=block], .profile-more a[href$='/mute'], .post, .empty"));
        using (var bens = await server.BrowserAsync("ben"))
            Assert.Equal(HttpStatusCode.NotFound, (await bens.GetAsync("/@ada")).StatusCode);
        Assert.Equal("/@ben#flash", (await browser.PressAsync(page, ".kept-away button")).Headers.Location!.OriginalString);
        Assert.False((await StandingAsync(ada, ben)).Is("blocking"));
        Assert.NotNull((await browser.PageAsync("/@ben")).QuerySelector("[data-act=follow]"));
    }

    [Fact]
    public async Task Whoever_was_blocked_is_told_of_nobody_by_a_message_that_they_made_up()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        using var browser = await server.BrowserAsync("ben");
        browser.DefaultRequestHeaders.Add("Cookie", $"flash=blocked.{ada.Id}");
        Assert.DoesNotContain("You blocked", await browser.GetStringAsync("/home"), StringComparison.Ordinal);
    }

    private static async Task<System.Text.Json.JsonElement> StandingAsync(Member me, Member other) =>
        (await me.GetJsonAsync($"/api/v1/accounts/relationships?id={other.Id}"))[0];
}
