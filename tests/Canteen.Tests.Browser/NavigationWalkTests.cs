using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>The navigation by keyboard, on a screen that is low and on one that is small, with script and without.</summary>
[Collection(OneTable.Name)]
public sealed class NavigationWalkTests(Table table)
{
    // What is left out shows nothing until something has gone wrong, and then for a few seconds.
    private const string BarsThatStay =
        """
        () => [...document.querySelectorAll('body *:not(.unseen)')]
          .filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && e.checkVisibility()).map(e => e.className)
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_rail_the_tabs_and_the_account_menu_are_used_by_keyboard_on_a_low_screen(bool script)
    {
        await table.Ben.PublishAsync($"Found by its hashtag: #RailWalk{script}");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync("amara", new() { Script = script, Height = 600 });
        await visit.GoAsync("/home");
        await visit.PressAsync("Tab");
        await visit.HasFocusAsync(".skip");
        await visit.PressAsync("Enter");
        await visit.HasFocusAsync("#main");
        await FollowAsync(visit, ".views a:text-is('Everyone')", "Home");
        await WriteTwiceAsync(visit);
        await FollowAsync(visit, ".views a:text-is('Following')", "Home");
        await FollowAsync(visit, ".side-nav a[href='/search']", "Explore");
        await FollowAsync(visit, ".views a:text-is('People')", "Explore");
        await FollowAsync(visit, ".views a:text-is('Hashtags')", "Explore");
        await FollowAsync(visit, ".side-nav a[href='/search']", "Explore");
        await visit.TypeAsync("#main-search", "railwalk" + script);
        await visit.PressAsync("Enter");
        await FollowAsync(visit, $".found-tags a:has-text('#RailWalk{script}')", $"#RailWalk{script}");
        await Expect(visit.Page.Locator(".post")).ToContainTextAsync("Found by its hashtag");
        await UseTheMenuAsync(visit, script);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_sheet_on_a_phone_opens_and_closes_by_keyboard_and_gives_the_focus_back(bool script)
    {
        await using var visit = await table.ComeInAsync("amara", new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/search");
        await FollowAsync(visit, ".tabs a[href='/notifications']", "Notifications");
        await visit.UseAsync(".tabs button[popovertarget=you]");
        await Expect(visit.Page.Locator("#you")).ToBeVisibleAsync();
        await visit.TabToAsync("#you a[href='/settings/profile']");
        await visit.PressAsync("Escape");
        await Expect(visit.Page.Locator("#you")).ToBeHiddenAsync();
        await visit.HasFocusAsync(".tabs button[popovertarget=you]");
        await visit.PressAsync("Space");
        await visit.UseAsync("#you button[value=Dark]");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-appearance", "dark");
        await visit.IsSomewhereAsync();
        await visit.UseAsync(".tabs button[popovertarget=you]");
        await FollowAsync(visit, "#you a[href='/bookmarks']", "Saved");
    }

    [Fact]
    public async Task On_a_window_as_small_as_that_of_a_desktop_at_400_percent_no_bar_stays_in_place()
    {
        await table.Ben.PublishAsync("Something to read with large letters.");
        await using var visit = await table.ComeInAsync("amara", new() { Width = 320, Height = 256 });
        await visit.ListenAsync("/home");
        await visit.UseAsync("[data-pause]", "Space");
        await table.Ben.PublishAsync("Behind the pill.");
        await Expect(visit.Page.Locator("[data-pill] a")).ToHaveTextAsync("1 new post");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(BarsThatStay));
        await visit.TabToAsync(".post .when");
        await Expect(visit.Page.Locator(".post .when").First).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    /// <summary>The box has the focus after each press, and one comes back to where one was before the first.</summary>
    private static async Task WriteTwiceAsync(Visit visit)
    {
        for (var time = 0; time < 2; time++)
        {
            await visit.UseAsync(".side .write", tab: time == 0 ? "Tab" : "Shift+Tab");
            await visit.HasFocusAsync("#write textarea");
        }
        await visit.UseAsync(".top [data-back]", tab: "Shift+Tab");
        await visit.Page.IsAtAsync("**/public");
    }

    /// <summary>Opens it, goes through it, closes it, and leaves through its last link.</summary>
    private static async Task UseTheMenuAsync(Visit visit, bool script)
    {
        var menu = visit.Page.Locator(".me");
        await visit.TabToAsync(".me summary");
        await Expect(menu.Locator("summary")).ToBeInViewportAsync(new() { Ratio = 1 });
        await visit.PressAsync("Enter");
        foreach (var item in await menu.Locator(".me-items :is(a, button):visible").AllAsync())
        {
            await visit.PressAsync("Tab");
            await Expect(item).ToBeFocusedAsync();
            await Expect(item).ToBeInViewportAsync(new() { Ratio = 1 });
        }
        if (script) await visit.PressAsync("Escape");
        else await visit.UseAsync(".me summary", tab: "Shift+Tab");
        await Expect(menu).Not.ToHaveAttributeAsync("open", "");
        await visit.HasFocusAsync(".me summary");
        await visit.PressAsync("Space");
        await FollowAsync(visit, ".me-items a[href='/settings/profile']", "Settings");
    }

    /// <summary>Goes to a link by Tab and follows it.</summary>
    private static async Task FollowAsync(Visit visit, string link, string heading)
    {
        var to = await visit.Page.Locator(link).First.GetAttributeAsync("href") ?? "";
        await visit.UseAsync(link);
        await visit.Page.IsAtAsync($"**{to}**");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
    }
}
