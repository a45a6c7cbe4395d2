using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>What script adds: live posts behind a pill, the composer's count and draft, shortcuts.</summary>
public sealed class ScriptTests(Table table) : IClassFixture<Table>
{
    [Fact]
    public async Task A_new_post_waits_behind_a_pill_and_one_press_leads_to_it()
    {
        for (var i = 0; i < 12; i++) await table.Ben.PublishAsync($"Something to scroll past, {i}.");
        await using var visit = await table.ComeInAsync("amara");
        await visit.GoAsync("/home");
        await visit.Page.IsLoadedAsync();
        var read = visit.Page.Locator(".post", new() { HasText = "past, 5." });
        await read.EvaluateAsync("post => scrollTo(0, post.getBoundingClientRect().top + scrollY - 200)");
        var before = await TopAsync(read);
        await table.Ben.PublishAsync("Hot off the toaster.");
        var pill = visit.Page.Locator("[data-pill] a");
        await Expect(pill).ToHaveTextAsync("1 new post");
        Assert.Equal(before, await TopAsync(read));
        await pill.ClickAsync();
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Hot off the toaster.");
        await Expect(visit.Page.Locator(".post").First).ToBeFocusedAsync();
        await Expect(pill).ToBeHiddenAsync();
        Assert.Equal(0, await visit.Page.EvaluateAsync<double>("scrollY"));
    }

    [Fact]
    public async Task At_the_very_top_a_new_post_comes_by_itself_unless_paused()
    {
        await using var visit = await table.VisitorAsync();
        await visit.GoAsync("/");
        await using (var other = await table.ComeInAsync("ben"))
        {
            await other.GoAsync("/home");
            await other.Page.FillAsync("#write textarea", "Straight to the top.");
            await other.Page.ClickAsync("#write button[type=submit]");
        }
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Straight to the top.");
        await visit.Page.ClickAsync("[data-pause]");
        await table.Ela.PublishAsync("This one waits.");
        await Expect(visit.Page.Locator("[data-pill] a")).ToHaveTextAsync("1 new post");
        await Expect(visit.Page.GetByText("This one waits.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_notification_is_counted_while_the_page_stays_open()
    {
        var id = await table.Ela.PublishAsync("Count me.");
        await using var visit = await table.ComeInAsync("ela");
        await visit.GoAsync("/bookmarks");
        await Expect(visit.Page.Locator(".side [data-unread]")).ToBeHiddenAsync();
        await table.Ben.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await Expect(visit.Page.Locator(".side [data-unread]")).ToContainTextAsync("1");
    }

    [Fact]
    public async Task The_composer_counts_graphemes_and_links_and_keeps_a_draft()
    {
        await using var visit = await table.ComeInAsync("amara");
        await visit.GoAsync("/home");
        var area = visit.Page.Locator("#write textarea");
        await area.FillAsync("👩🏽‍⚕️ https://example.org/a/very/long/way/to/say/a/short/thing");
        await Expect(visit.Page.Locator("#write [data-count]")).ToHaveTextAsync("475 characters left");
        await area.FillAsync(new string('a', 501));
        await Expect(visit.Page.Locator("#write [data-count]")).ToHaveTextAsync("You're 1 character over");
        await Expect(visit.Page.Locator("#write [type=submit]")).ToBeDisabledAsync();
        await area.FillAsync("Half a thought");
        await visit.Page.ReloadAsync();
        await Expect(area).ToHaveValueAsync("Half a thought");
        await area.PressAsync("Control+Enter");
        await Expect(visit.Page.Locator(".post", new() { HasText = "Half a thought" })).ToBeVisibleAsync();
        await Expect(area).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Shortcuts_work_and_can_be_switched_off()
    {
        await table.Ben.PublishAsync("One for the keys.");
        await table.Ben.PublishAsync("Two for the keys.");
        await using var visit = await table.ComeInAsync("amara");
        await visit.GoAsync("/home");
        await visit.Page.Keyboard.PressAsync("j");
        await Expect(visit.Page.Locator(".post").First).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("PageDown");
        await Expect(visit.Page.Locator(".post").Nth(1)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("f");
        await Expect(visit.Page.Locator(".post").Nth(1).Locator("[data-act=favourite]")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.Locator("#shortcuts")).ToBeVisibleAsync();
        await Look.IsAccessibleAsync(visit.Page);
        await visit.Page.Locator("#shortcuts input").First.UncheckAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.ReloadAsync();
        await visit.Page.Keyboard.PressAsync("?");
        await Expect(visit.Page.Locator("#shortcuts")).ToBeHiddenAsync();
    }

    private static async Task<double> TopAsync(Microsoft.Playwright.ILocator post) =>
        await post.EvaluateAsync<double>("post => post.getBoundingClientRect().top");
}
