using System.Net;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Safety;

public sealed class MutePagesTests
{
    [Fact]
    public async Task The_menu_of_a_post_offers_members_to_keep_others_away_but_not_themselves()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (own, bens) = (await ada.PublishAsync("Mine"), await ben.PublishAsync("His"));
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync($"/@ben/{bens}");
        Assert.Equal("Mute @ben", page.QuerySelector(".more-items [data-act=mute-person]")?.TextContent.Trim());
        Assert.Equal($"/people/{ben.Id}/mute", page.QuerySelector("[data-act=mute-person]")?.GetAttribute("href"));
        Assert.Equal("Block @ben", page.QuerySelector(".more-items [data-act=block]")?.TextContent.Trim());
        using var visitor = server.Visitor();
        foreach (var other in new[] { await browser.PageAsync($"/@ada/{own}"), await visitor.PageAsync($"/@ben/{bens}") })
            Assert.Null(other.QuerySelector("[data-act=mute-person], [data-act=block]"));
    }

    [Theory]
    [InlineData("3600", 1)]
    [InlineData("28800", 8)]
    [InlineData("86400", 24)]
    [InlineData("604800", 168)]
    [InlineData("0", null)]
    public async Task Somebody_is_muted_for_as_long_as_one_says_and_not_longer(string seconds, int? hours)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync($"/people/{ben.Id}/mute")).QuerySelector("form.mute");
        Assert.Contains("They aren't told", form!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(form.QuerySelector($"input[name=duration][value='{seconds}']"));
        Assert.Equal("86400", form.QuerySelector("input[name=duration][checked]")?.GetAttribute("value"));
        var answer = await browser.SubmitAsync(form, ("duration", seconds), ("back", "/@ben"));
        Assert.Equal((HttpStatusCode.SeeOther, "/@ben#flash"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal((true, true), await StandingAsync(ada, ben));
        Assert.NotNull((await browser.PageAsync("/@ben")).QuerySelector("[data-act=unmute-person]"));
        server.Clock.Advance(TimeSpan.FromHours(hours ?? 1000) - TimeSpan.FromSeconds(1));
        Assert.True((await StandingAsync(ada, ben)).Muted);
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(hours is null, (await StandingAsync(ada, ben)).Muted);
    }

    [Fact]
    public async Task What_one_did_is_said_once_with_a_way_to_take_it_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = "Ben <Thomas>" });
        await ada.FollowAsync(ben);
        await ben.PublishAsync("Tea?");
        using var browser = await server.BrowserAsync("ada");
        Assert.NotNull((await browser.PageAsync("/home")).QuerySelector(".post"));
        await MuteAsync(browser, ben, ("notifications", "0"), ("back", "/home"));
        Assert.Equal((true, false), await StandingAsync(ada, ben));
        var page = await browser.PageAsync("/home");
        Assert.Contains("You muted Ben <Thomas>.", Plain(page.QuerySelector("#flash")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".post"));
        Assert.Null((await browser.PageAsync("/home")).QuerySelector("#flash"));
        var answer = await browser.PressAsync(page, "#flash [data-act=undo]");
        Assert.Equal("/home#flash", answer.Headers.Location!.OriginalString);
        page = await browser.PageAsync("/home");
        Assert.Contains("You unmuted Ben <Thomas>.", Plain(page.QuerySelector("#flash")), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".post"));
        Assert.Null(page.QuerySelector("#flash [data-act=undo]"));
    }

    [Fact]
    public async Task A_profile_says_until_when_its_owner_is_muted_and_lets_one_end_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/@ben");
        Assert.NotNull(page.QuerySelector($".profile-more a[href='/people/{ben.Id}/mute']"));
        Assert.Null(page.QuerySelector(".kept-away"));
        await MuteAsync(browser, ben, ("duration", "28800"));
        page = await browser.PageAsync("/@ben");
        Assert.Contains("You muted this person until 17:00", Plain(page.QuerySelector(".kept-away")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".profile-more a[href$='/mute']"));
        Assert.NotNull((await browser.PageAsync($"/people/{ben.Id}/mute")).QuerySelector(".kept-away"));
        using (var bens = await server.BrowserAsync("ben")) Assert.Null((await bens.PageAsync("/@ada")).QuerySelector(".kept-away"));
        Assert.Equal("/@ben#flash", (await browser.PressAsync(page, ".kept-away button")).Headers.Location!.OriginalString);
        Assert.False((await StandingAsync(ada, ben)).Muted);
        await MuteAsync(browser, ben, ("duration", "3600"));
        server.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null((await browser.PageAsync("/@ben")).QuerySelector(".kept-away"));
    }

    [Fact]
    public async Task The_page_leads_back_to_where_one_came_from_on_this_server()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var ben = await server.MemberAsync("ben");
        using var browser = await server.BrowserAsync("ada");
        foreach (var (from, back) in new[] { ($"{server.Address}/tags/tea", "/tags/tea"), ("https://elsewhere.example/", "/home") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/people/{ben.Id}/mute");
            request.Headers.Referrer = new Uri(from);
            var page = await (await browser.SendAsync(request)).DocumentAsync();
            Assert.Equal(back, page.QuerySelector("form.mute input[name=back]")?.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Nobody_is_asked_about_themselves_or_about_whom_they_cannot_find()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        using var browser = await server.BrowserAsync("ada");
        foreach (var id in new[] { ada.Id.ToString(), ben.Id.ToString(), "1" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/people/{id}/mute")).StatusCode);
    }

    [Fact]
    public async Task A_visitor_is_sent_to_sign_in_and_a_form_from_elsewhere_does_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var visitor = server.Visitor();
        var answer = await visitor.GetAsync($"/people/{ben.Id}/mute");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var browser = await server.BrowserAsync("ada");
        foreach (var act in new[] { "mute", "unmute", "block", "unblock" })
        {
            using var forged = new FormUrlEncodedContent([new("duration", "0")]);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync($"/people/{ben.Id}/{act}", forged)).StatusCode);
        }
        Assert.False((await StandingAsync(ada, ben)).Muted);
    }

    [Fact]
    public async Task A_duration_that_is_none_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        foreach (var nonsense in new[] { "-1", "tea", "99999999999" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MuteAsync(browser, ben, ("duration", nonsense))).StatusCode);
        Assert.False((await StandingAsync(ada, ben)).Muted);
    }

    private static async Task<HttpResponseMessage> MuteAsync(
        HttpClient browser, Member other, params (string Name, string Value)[] typed) =>
        await browser.SubmitAsync((await browser.PageAsync($"/people/{other.Id}/mute")).QuerySelector("form.mute"), typed);

    private static async Task<(bool Muted, bool Notifications)> StandingAsync(Member me, Member other)
    {
        var now = (await me.GetJsonAsync($"/api/v1/accounts/relationships?id={other.Id}"))[0];
        return (now.Is("muting"), now.Is("muting_notifications"));
    }

    /// <summary>The words without the marks around names and with single spaces.</summary>
    private static string Plain(IElement? element)
    {
        var words = new string([.. element!.TextContent.Where(letter => letter is not ('\u2068' or '\u2069'))]);
        return string.Join(' ', words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
