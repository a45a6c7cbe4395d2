using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Without network, server or session the page stays, and says what has happened.</summary>
public sealed class AwayTests(Table table, Chromium chromium) : IClassFixture<Table>
{
    private const string Unreached = "Couldn't reach the server. Try again in a moment.";

    [Fact]
    public async Task Without_network_the_pill_leaves_one_where_one_is()
    {
        for (var i = 0; i < 12; i++) await table.Ben.PublishAsync($"Something to scroll past, {i}.");
        await using var visit = await OpenAsync("/home");
        await visit.Page.EvaluateAsync("scrollTo(0, 500)");
        await table.Ben.PublishAsync("Waits behind the pill.");
        var pill = visit.Page.Locator("[data-pill] a");
        await Expect(pill).ToHaveTextAsync("1 new post");
        var place = await pill.EvaluateAsync<double>("pill => pill.getBoundingClientRect().left");
        await LoseAsync(visit);
        Assert.Equal(place, await pill.EvaluateAsync<double>("pill => pill.getBoundingClientRect().left"));
        await pill.ClickAsync();
        await SaysSoAsync(visit, "/home");
        await Expect(pill).ToHaveTextAsync("1 new post");
        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(Bar(visit)).ToHaveAttributeAsync("data-state", "live");
        await pill.ClickAsync();
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Waits behind the pill.");
    }

    [Theory]
    [InlineData("favourite")]
    [InlineData("boost")]
    [InlineData("bookmark")]
    public async Task Without_network_an_act_is_put_back(string act)
    {
        await table.Ben.PublishAsync("To be acted upon.");
        await using var visit = await OpenAsync("/home");
        await visit.Page.Context.SetOfflineAsync(true);
        var button = visit.Page.Locator($".post >> nth=0 >> [data-act={act}]");
        await button.ClickAsync();
        await SaysSoAsync(visit, "/home");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(button).ToBeFocusedAsync();
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.Page.EvaluateAsync("() => { document.isSame = true; }");
        var answer = await visit.Page.RunAndWaitForResponseAsync(() => button.ClickAsync(), r => r.Request.Method == "POST");
        Assert.Equal(200, answer.Status);
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.isSame === true"));
    }

    [Fact]
    public async Task Without_network_notifications_and_threads_stay_too()
    {
        var id = await table.Amara.PublishAsync("Worth a heart, and an answer.");
        await using (var visit = await OpenAsync("/@amara/" + id))
        {
            await table.Ben.PublishAsync("The answer.", replyTo: id);
            await PressInVainAsync(visit);
        }
        await table.Ela.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await using (var visit = await OpenAsync("/notifications"))
        {
            await visit.Page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('.heard-words'))");
            await table.Ben.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
            await PressInVainAsync(visit);
        }
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 950)]
    public async Task The_bar_says_when_the_server_is_away_and_when_it_is_back(int width, int height)
    {
        await using var database = await TestDatabase.CreateAsync();
        var server = await TestServer.StartAsync(realClock: true, database: database);
        await (await server.MemberAsync("amara")).PublishAsync("Still here to read.");
        await using var visit = await Visit.StartAsync(chromium, server, new() { Width = width, Height = height });
        visit.LosesServer = true;
        await visit.SignInAsync("amara");
        await visit.ListenAsync("/home");
        await Expect(Bar(visit)).ToHaveAttributeAsync("data-state", "live");
        await ShootAsync(visit, "live-bar", width);
        await server.DisposeAsync();
        await Expect(Bar(visit)).ToContainTextAsync("Reconnecting…");
        await Expect(Bar(visit).GetByText("Live", new() { Exact = true })).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("Connection lost. Reconnecting.");
        await ShootAsync(visit, "live-away", width);
        await using var again = await TestServer.StartAsync(realClock: true, database: database, port: new Uri(server.Address).Port);
        await visit.HideAsync(true);
        await visit.HideAsync(false);
        await Expect(Bar(visit)).ToHaveAttributeAsync("data-state", "live");
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("Back online.");
    }

    [Fact]
    public async Task A_short_break_is_seen_but_not_told()
    {
        await using var visit = await OpenAsync("/home", withClock: true);
        await visit.Page.Context.SetOfflineAsync(true);
        await Expect(Bar(visit)).ToContainTextAsync("Reconnecting…");
        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(Bar(visit)).ToHaveAttributeAsync("data-state", "live");
        await visit.Page.Clock.FastForwardAsync(10_000);
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task A_connection_on_which_nothing_is_heard_for_long_is_made_anew()
    {
        await using var visit = await OpenAsync("/home", withClock: true);
        await Expect(Bar(visit)).ToHaveAttributeAsync("data-state", "live");
        // The server's heartbeat comes in real time.
        await visit.Page.Clock.FastForwardAsync(45_000);
        await Expect(Bar(visit)).ToContainTextAsync("Reconnecting…");
        await visit.Page.Clock.FastForwardAsync(5000);
        await Expect(Bar(visit)).ToHaveAttributeAsync("data-state", "live");
    }

    [Fact]
    public async Task Without_network_what_was_written_stays()
    {
        await using var visit = await OpenAsync("/home");
        var area = visit.Page.Locator("#write textarea");
        await area.FillAsync("Written in a lift");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.Locator("#write [type=submit]").ClickAsync();
        await SaysSoAsync(visit, "/home");
        await Expect(area).ToHaveValueAsync("Written in a lift");
        await visit.Page.Context.SetOfflineAsync(false);
        await visit.Page.Locator("#write [type=submit]").ClickAsync();
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Written in a lift");
        await Expect(area).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(500)]
    public async Task What_could_not_be_loaded_is_said_in_its_place_with_a_button_that_tries_again(int? status)
    {
        await using var visit = await OpenAsync("/home");
        if (status is { } provoked) visit.Provoked.Add(provoked);
        await visit.Page.RouteAsync(
            "**/home?min_id=*", route => status is { } code ? route.FulfillAsync(new() { Status = code }) : route.AbortAsync());
        await table.Ben.PublishAsync("Comes at the second try.");
        var failed = visit.Page.Locator("[data-failed]");
        await Expect(failed).ToContainTextAsync("New posts couldn't be loaded.");
        await Expect(failed).ToBeInViewportAsync();
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("Press the button to try again.");
        await Look.IsAccessibleAsync(visit.Page);
        await failed.GetByRole(AriaRole.Button).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(failed.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await visit.Page.UnrouteAsync("**/home?min_id=*");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(failed).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Comes at the second try.");
    }

    [Fact]
    public async Task Answers_that_could_not_be_loaded_are_tried_again_where_one_reads()
    {
        var id = await table.Amara.PublishAsync("Answer me.");
        await using var visit = await OpenAsync("/@amara/" + id);
        visit.Provoked.Add(500);
        await table.Ben.PublishAsync("The answer that was late.", replyTo: id);
        await Expect(visit.Page.Locator("[data-pill] a")).ToBeVisibleAsync();
        await visit.Page.RouteAsync("**/@amara/*", route => route.FulfillAsync(new() { Status = 500 }));
        await visit.Page.ClickAsync("[data-pill] a");
        await Expect(visit.Page.Locator("[data-failed]")).ToBeVisibleAsync();
        Assert.Equal("/@amara/" + id, new Uri(visit.Page.Url).AbsolutePath);
        await visit.Page.UnrouteAsync("**/@amara/*");
        await visit.Page.Locator("[data-failed]").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(visit.Page.Locator("[data-failed]")).ToBeHiddenAsync();
        await visit.Page.ClickAsync("[data-pill] a");
        await Expect(visit.Page.Locator(".thread-reply")).ToContainTextAsync("The answer that was late.");
    }

    [Fact]
    public async Task What_no_server_took_is_still_a_draft()
    {
        await using var visit = await OpenAsync("/home");
        await visit.Page.Locator("#write textarea").FillAsync("Sent into the void");
        await visit.Page.RouteAsync("**/*", route => route.Request.Method == "POST" ? route.AbortAsync() : route.ContinueAsync());
        await visit.Page.Locator("#write [type=submit]").ClickAsync();
        await visit.Page.IsAtAsync("chrome-error://**");
        await visit.Page.GoBackAsync();
        foreach (var page in new[] { "/public", "/home" }) await visit.GoAsync(page);
        await Expect(visit.Page.Locator("#write textarea")).ToHaveValueAsync("Sent into the void");
    }

    [Fact]
    public async Task A_page_that_is_away_tries_every_half_minute_however_long_it_takes()
    {
        await using var visit = await table.ComeInAsync("amara");
        visit.LosesServer = true;
        await visit.Page.Clock.InstallAsync();
        await visit.ListenAsync("/home");
        await visit.Page.Context.SetOfflineAsync(true);
        await Expect(Bar(visit)).ToContainTextAsync("Reconnecting…");
        for (var i = 0; i < 10; i++)
        {
            var failed = visit.Page.WaitForStreamEndAsync();
            await visit.Page.Clock.FastForwardAsync(30_000);
            await failed;
        }
        await visit.Page.Context.SetOfflineAsync(false);
        await Expect(Bar(visit)).ToHaveAttributeAsync("data-state", "live");
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 950)]
    public async Task Who_has_signed_out_in_another_tab_is_told_so(int width, int height)
    {
        await using var visit = await table.VisitorAsync(new() { Width = width, Height = height });
        visit.Provoked.Add(401);
        await visit.SignInAsync("amara");
        await visit.ListenAsync("/home");
        var other = await visit.Page.Context.NewPageAsync();
        await other.GotoAsync("/bookmarks");
        await other.RunAndWaitForResponseAsync(
            () =>
                other.EvaluateAsync("document.querySelector('form[action=\"/sign-out\"]').submit()"), answer =>
                    answer.Url.EndsWith("/sign-out", StringComparison.Ordinal));
        await Expect(Bar(visit).GetByText("You've been signed out.")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("You've been signed out.");
        await ShootAsync(visit, "live-out", width);
        await Bar(visit).GetByText("Sign in again").ClickAsync();
        await visit.Page.IsAtAsync("**/sign-in?**");
    }

    [Fact]
    public async Task What_is_shown_stays_while_something_else_is_announced()
    {
        await using var visit = await OpenAsync("/public", withClock: true);
        await table.Ben.PublishAsync("Just before the line went.");
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Just before the line went.");
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.Locator("[data-act=favourite]").First.ClickAsync();
        await Expect(visit.Page.Locator("#shown.seen")).ToHaveTextAsync(Unreached);
        await visit.Page.Clock.FastForwardAsync(3_000);
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("1 new post loaded");
        await Expect(visit.Page.Locator("#shown.seen")).ToHaveTextAsync(Unreached);
        await visit.Page.Clock.FastForwardAsync(8_000);
        await Expect(visit.Page.Locator("#shown.seen")).ToHaveCountAsync(0);
    }

    private async Task<Visit> OpenAsync(string path, bool withClock = false)
    {
        var visit = await table.ComeInAsync("amara");
        visit.LosesServer = true;
        if (withClock) await visit.Page.Clock.InstallAsync();
        await visit.ListenAsync(path);
        return visit;
    }

    private static async Task PressInVainAsync(Visit visit)
    {
        var address = visit.Page.Url;
        await Expect(visit.Page.Locator("[data-pill] a")).ToBeVisibleAsync();
        await LoseAsync(visit);
        await visit.Page.ClickAsync("[data-pill] a");
        await SaysSoAsync(visit, new Uri(address).AbsolutePath);
    }

    /// <summary>The page has noticed that there is no network: from here on nothing in the bar changes by itself.</summary>
    private static async Task LoseAsync(Visit visit)
    {
        await visit.Page.Context.SetOfflineAsync(true);
        await Expect(Bar(visit)).ToContainTextAsync("Reconnecting…");
    }

    private static async Task SaysSoAsync(Visit visit, string path)
    {
        await Expect(visit.Page.Locator("#shown.seen")).ToHaveTextAsync(Unreached);
        await Expect(visit.Page.Locator("#shown")).ToBeInViewportAsync();
        Assert.Equal(path, new Uri(visit.Page.Url).AbsolutePath);
        await Look.IsAccessibleAsync(visit.Page);
        await Look.ShootAsync(visit.Page, "unreached");
    }

    private static async Task ShootAsync(Visit visit, string name, int width)
    {
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await visit.ColourAsync(colours);
            await Look.ShootAsync(visit.Page, $"{name}-{width}{(colours == ColorScheme.Dark ? "-dark" : "")}");
            await Look.IsAccessibleAsync(visit.Page);
        }
        await Look.FitsAsync(visit.Page);
    }

    private static ILocator Bar(Visit visit) => visit.Page.Locator(".live-bar");
}
