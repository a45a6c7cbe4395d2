using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Filtering words and posts by keyboard, with and without script.</summary>
[Collection(OneTable.Name)]
public sealed class FilterWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_filter_is_made_its_posts_are_counted_shown_and_closed_once_it_only_warns(bool script)
    {
        var mine = await ComeAsync("fil", "gus", script);
        await using var visit = await table.ComeInAsync(mine, new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/settings/hidden");
        await visit.UseAsync("#filters a[href='/settings/filters']");
        await visit.UseAsync("a[href='/settings/filters/new']");
        await visit.TypeAsync("#field-title", "Bikes");
        await visit.TypeAsync("#field-words", "bike shed");
        await visit.TabToAsync("input[name=action]:checked");
        await visit.PressAsync("ArrowDown");
        await Expect(visit.Page.Locator("input[name=action][value=hide]")).ToBeCheckedAsync();
        await visit.UseAsync(".filter-form button[type=submit]");
        await visit.Page.IsAtAsync("**/settings/filters#flash");
        await visit.HasFocusAsync(".flash");
        await Expect(visit.Page.Locator(".settings li.card")).ToContainTextAsync("Leaves posts out");

        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("#filtered")).ToContainTextAsync("2 posts hidden by your filters");
        await visit.UseAsync("#filtered a[href*='filtered=show']");
        await visit.Page.IsAtAsync("**/home?filtered=show#filtered");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(3);
        await Expect(visit.Page.Locator(".filtered .say").First).ToBeHiddenAsync();
        await visit.UseAsync(".filtered > summary");
        await Expect(visit.Page.Locator(".filtered .say").First).ToBeVisibleAsync();
        if (script) await PageLook.IsGoodAsync(visit, "home-filtered-open");

        await visit.UseAsync("#filtered a[href='/settings/filters']");
        await visit.UseAsync(".settings li.card a");
        await visit.TabToAsync("input[name=action]:checked");
        await visit.PressAsync("ArrowUp");
        await visit.UseAsync(".filter-form button[type=submit]");
        await visit.Page.IsAtAsync("**/settings/filters#flash");
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator("#filtered")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".post > .filtered:not([open])")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator(".filtered > summary").First).ToContainTextAsync("Filtered: Bikes");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_is_hidden_from_its_menu_and_comes_back(bool script)
    {
        var mine = await ComeAsync("hal", "ida", script);
        await using var visit = await table.ComeInAsync(mine, new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/home");
        await visit.UseAsync(".post .more summary");
        await visit.UseAsync(".post [data-act=hide-post]");
        await visit.Page.IsAtAsync("**/home#flash");
        await visit.HasFocusAsync(".flash");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(2);
        await visit.PressAsync("Tab");
        await visit.HasFocusAsync(".flash [data-act=undo]");
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(3);

        await visit.UseAsync(".post .more summary");
        await visit.UseAsync(".post [data-act=filter-words]");
        await Expect(visit.Page.Locator("input[name='picked[]']")).ToBeCheckedAsync();
        if (script) await PageLook.IsGoodAsync(visit, "settings-filter-from-post");
        await visit.UseAsync(".filter-form button[type=submit]");
        await visit.Page.IsAtAsync("**/home#flash");
        await Expect(visit.Page.Locator(".post > .filtered")).ToHaveCountAsync(1);
    }

    /// <summary>The first follows the second, who has three posts, two of which are about the same.</summary>
    private async Task<string> ComeAsync(string mine, string theirs, bool script)
    {
        if (!script) (mine, theirs) = (mine + "_plain", theirs + "_plain");
        var (me, other) = (await table.Server.MemberAsync(mine), await table.Server.MemberAsync(theirs));
        await me.FollowAsync(other);
        await other.PublishAsync("Who has the keys to the bike shed?");
        await other.PublishAsync("The Bike Shed leaks.");
        await other.PublishAsync("Cake in the #kitchen at three.");
        await table.Server.DrainAsync();
        return mine;
    }
}
