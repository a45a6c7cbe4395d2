using System.Net;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Safety;

/// <summary>What can be muted from the menu of a post, besides its author, and taken back.</summary>
public sealed class PostMenuMutesTests
{
    private const string Fragment = "text/vnd.canteen.fragment+html";

    [Fact]
    public async Task Boosts_by_somebody_are_hidden_from_the_menu_of_a_boost_and_it_is_taken_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        var post = await cath.PublishAsync("Tea at four");
        await ben.PublishAsync("My own words");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/home");
        Assert.Equal("Hide boosts by @ben", Assert.Single(page.QuerySelectorAll("[data-act=hide-boosts]")).TextContent.Trim());
        var answer = await browser.PressAsync(page, "[data-act=hide-boosts]");
        Assert.Equal("/home#flash", answer.Target());
        page = await browser.PageAsync("/home");
        Assert.Equal("You don't see boosts by Ben Thomas any more. Undo", Flashed(page));
        Assert.Single(page.QuerySelectorAll(".post"));
        await browser.PressAsync(page, "#flash [data-act=undo]");
        page = await browser.PageAsync("/home");
        Assert.Equal("You see boosts by Ben Thomas again.", Flashed(page));
        Assert.Equal(2, page.QuerySelectorAll(".post").Length);
    }

    [Fact]
    public async Task Pressing_another_button_below_a_boost_leaves_its_menu_as_it_was()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        var post = await cath.PublishAsync("Tea at four");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        var boosted = await browser.PressAsync(await browser.PageAsync("/home"), "[data-act=favourite]", Fragment);
        Assert.NotNull((await boosted.DocumentAsync()).QuerySelector("[data-act=hide-boosts]"));
        var plain = await browser.PressAsync(await browser.PageAsync($"/@cath/{post}"), "[data-act=favourite]", Fragment);
        var acts = await plain.DocumentAsync();
        Assert.NotNull(acts.QuerySelector("[data-act=favourite]"));
        Assert.Null(acts.QuerySelector("[data-act=hide-boosts]"));
    }

    [Fact]
    public async Task Neither_a_visitor_nor_whoever_boosted_is_offered_to_hide_boosts_and_nobody_is_followed_for_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ben, cath, eve) = (await server.MemberAsync("ben"), await server.MemberAsync("cath"), await server.MemberAsync("eve"));
        var post = await cath.PublishAsync("Tea at four");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("eve");
        var page = await browser.PageAsync("/@ben");
        Assert.Null(page.QuerySelector(".profile-more [data-act=hide-boosts]"));
        await browser.PressAsync(page, ".post [data-act=hide-boosts]");
        page = await browser.PageAsync("/@ben");
        Assert.Equal("You don't follow Ben Thomas, so their boosts don't come to your home page.", Flashed(page));
        Assert.False((await eve.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ben.Id}"))[0].Is("following"));
        using var bens = await server.BrowserAsync("ben");
        using var visitor = server.Visitor();
        foreach (var other in new[] { bens, visitor })
            Assert.Null((await other.PageAsync("/@ben")).QuerySelector("[data-act=hide-boosts]"));
    }

    [Fact]
    public async Task A_profile_offers_to_hide_the_boosts_of_whom_one_follows_or_to_show_them_again()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        using var browser = await server.BrowserAsync("ada");
        foreach (var (words, shows) in new[] { ("Hide their boosts", false), ("Show their boosts", true), ("Hide their boosts", false) })
        {
            var page = await browser.PageAsync("/@ben");
            var button = $".profile-more [data-act={(shows ? "show" : "hide")}-boosts]";
            Assert.Equal(words, page.QuerySelector(button)?.TextContent.Trim());
            Assert.Equal("/@ben#flash", (await browser.PressAsync(page, button)).Target());
            Assert.Equal(shows, (await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ben.Id}"))[0].Is("showing_reblogs"));
        }
    }

    [Fact]
    public async Task A_conversation_is_muted_and_it_is_taken_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ben.PublishAsync("Rota");
        using var browser = await server.BrowserAsync("ada");
        await browser.PressAsync(await browser.PageAsync("/public"), ".more-items [data-act=mute]");
        var page = await browser.PageAsync("/public");
        Assert.Equal("You muted the conversation. You won't be notified of what happens in it. Undo", Flashed(page));
        Assert.True((await ada.GetJsonAsync($"/api/v1/statuses/{post}")).Is("muted"));
        Assert.Equal("/public#flash", (await browser.PressAsync(page, "#flash [data-act=undo]")).Target());
        Assert.Equal("You unmuted the conversation.", Flashed(await browser.PageAsync("/public")));
        Assert.False((await ada.GetJsonAsync($"/api/v1/statuses/{post}")).Is("muted"));
    }

    [Fact]
    public async Task Where_somebody_is_muted_already_the_page_says_so_and_offers_to_end_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        Assert.Null((await browser.PageAsync($"/people/{ben.Id}/mute")).QuerySelector("[data-act=unmute-person]"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute", new { duration = 8 * 3600 });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/people/{ben.Id}/mute");
        request.Headers.Referrer = new Uri($"{server.Address}/public");
        var page = await (await browser.SendAsync(request)).DocumentAsync();
        Assert.Contains("You muted this person until 17:00", Plain(page.QuerySelector(".kept-away")), StringComparison.Ordinal);
        Assert.Equal("/public#flash", (await browser.PressAsync(page, ".kept-away [data-act=unmute-person]")).Target());
        Assert.Equal("You unmuted Ben Thomas.", Flashed(await browser.PageAsync("/public")));
        Assert.False((await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ben.Id}"))[0].Is("muting"));
    }

    [Fact]
    public async Task The_hashtags_of_a_post_are_muted_for_a_while_and_it_is_taken_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ben.PublishAsync("Well done #SmallWins #NightShift");
        await ben.PublishAsync("Another of the #smallwins");
        await ben.PublishAsync("No hashtag");
        using var browser = await server.BrowserAsync("ada");
        var item = (await browser.PageAsync($"/@ben/{post}")).QuerySelector(".more-items [data-act=mute-tags]");
        Assert.Equal($"/posts/{post}/mute-tags", item?.GetAttribute("href"));
        var page = await browser.PageAsync($"/posts/{post}/mute-tags");
        var ticked = page.QuerySelectorAll("[name='tags[]'][checked]").Select(tag => tag.GetAttribute("value"));
        Assert.Equal(["nightshift", "smallwins"], ticked.Order());
        var answer = await MuteAsync(browser, post, ("tags[]", "smallwins"), ("duration", "3600"), ("back", "/public"));
        Assert.Equal("/public#flash", answer.Target());
        var filter = Assert.Single((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray().ToList());
        Assert.Equal(("#SmallWins", "hide"), (filter.Text("title"), filter.Text("filter_action")));
        Assert.Equal(5, filter.GetProperty("context").GetArrayLength());
        page = await browser.PageAsync("/public");
        Assert.Equal("You muted the hashtags. Undo", Flashed(page));
        Assert.Equal(["No hashtag"], page.QuerySelectorAll(".post .say").Select(Plain));
        Assert.Contains("Already in your filters: #SmallWins", Plain((await browser.PageAsync($"/posts/{post}/mute-tags")).Body));
        Assert.Equal("/public#flash", (await browser.PressAsync(page, "#flash [data-act=undo]")).Target());
        page = await browser.PageAsync("/public");
        Assert.Equal("You unmuted the hashtags.", Flashed(page));
        Assert.Equal(3, page.QuerySelectorAll(".post").Length);

        await MuteAsync(browser, post, ("tags[]", "smallwins"), ("tags[]", "nightshift"), ("duration", "3600"));
        Assert.Single((await browser.PageAsync("/public")).QuerySelectorAll(".post"));
        server.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, (await browser.PageAsync("/public")).QuerySelectorAll(".post").Length);
    }

    [Fact]
    public async Task Hashtags_that_are_not_the_posts_and_posts_that_one_may_not_see_cannot_be_muted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (post, secret) = (await ben.PublishAsync("Well done #SmallWins"), await ben.PublishAsync("For some #Hush", "private"));
        var bare = await ben.PublishAsync("No hashtag");
        using var browser = await server.BrowserAsync("ada");
        foreach (var id in new[] { secret, bare, "1" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/posts/{id}/mute-tags")).StatusCode);
        Assert.Null((await browser.PageAsync($"/@ben/{bare}")).QuerySelector("[data-act=mute-tags]"));
        using var visitor = server.Visitor();
        Assert.Null((await visitor.PageAsync($"/@ben/{post}")).QuerySelector("[data-act=mute-tags]"));
        foreach (var fields in new (string, string)[][] { [], [("tags[]", "rota")], [("tags[]", "smallwins"), ("duration", "-1")] })
        {
            var answer = await MuteAsync(browser, post, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.NotNull((await answer.DocumentAsync()).QuerySelector(".problems"));
        }
        var token = ("__RequestVerificationToken", Forms.TokenIn((await browser.PageAsync($"/posts/{post}/mute-tags")).Source.Text));
        var hidden = await browser.PostFormAsync($"/posts/{secret}/mute-tags", token, ("tags[]", "hush"));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Empty((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
        var mine = (await ben.PostJsonAsync("/api/v2/filters", new { title = "Mine", context = new[] { "home" } })).Text("id");
        foreach (var act in new[] { "undo", "unmute-tags" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostFormAsync($"/settings/filters/{mine}/{act}", token)).StatusCode);
        Assert.Single((await ben.GetJsonAsync("/api/v2/filters")).EnumerateArray());
    }

    [Fact]
    public async Task A_filter_that_was_just_made_is_taken_back()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        await browser.SubmitAsync(
            "/settings/filters/new", "/settings/filters", ("title", "Nights"), ("words", "night"), ("context[]", "home"),
            ("action", "warn"), ("until", "never"));
        var page = await browser.PageAsync("/settings/filters");
        Assert.Equal("Filter saved. Undo", Flashed(page));
        await browser.PressAsync(page, "#flash [data-act=undo]");
        Assert.Equal("Filter deleted.", Flashed(await browser.PageAsync("/settings/filters")));
        Assert.Empty((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
    }

    private static Task<HttpResponseMessage> MuteAsync(HttpClient browser, string post, params (string, string)[] fields) =>
        browser.SubmitAsync($"/posts/{post}/mute-tags", $"/posts/{post}/mute-tags", fields);

    private static string Flashed(IDocument page) => Plain(page.QuerySelector("#flash"));

    private static string Plain(IElement? element) => string.Join(
        ' ', (element?.TextContent ?? "").Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
