using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Keeping somebody away by keyboard, with and without script, and taking it back.</summary>
[Collection(OneTable.Name)]
public sealed class KeepAwayWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_is_muted_for_an_hour_from_the_menu_of_a_post_and_it_is_taken_back(bool script)
    {
        var (mine, theirs) = await ComeAsync("mia", "noor", script);
        await using var visit = await table.ComeInAsync(mine, new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/home");
        await visit.UseAsync(".post .more summary");
        if (script) await PageLook.ShootAllAsync(visit, "menu-of-anothers-post");
        await visit.UseAsync(".post [data-act=mute-person]");
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("Mute");
        await visit.TabToAsync("input[name=duration]:checked");
        await visit.PressAsync("ArrowUp", "ArrowUp");
        await Expect(visit.Page.Locator("input[name=duration][value='3600']")).ToBeCheckedAsync();
        await visit.UseAsync("form.mute button");
        await visit.Page.IsAtAsync("**/home#flash");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You muted");
        await visit.HasFocusAsync(".flash");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(0);
        await visit.GoAsync("/@" + theirs);
        await Expect(visit.Page.Locator(".kept-away time")).ToBeVisibleAsync();

        await visit.UseAsync(".kept-away button");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You unmuted");
        await visit.HasFocusAsync(".flash");
        await Expect(visit.Page.Locator(".kept-away")).ToHaveCountAsync(0);
        await visit.GoAsync("/home");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_press_blocks_and_the_next_one_takes_it_back(bool script)
    {
        var (mine, _) = await ComeAsync("ivy", "jan", script);
        await using var visit = await table.ComeInAsync(mine, new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/home");
        await visit.UseAsync(".post .more summary");
        await visit.UseAsync(".post [data-act=block]");
        await visit.Page.IsAtAsync("**/home#flash");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You blocked");
        await visit.HasFocusAsync(".flash");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(0);
        await visit.PressAsync("Tab");
        await visit.HasFocusAsync(".flash [data-act=undo]");
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You unblocked");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_people_of_whom_one_blocked_the_other_see_nothing_of_each_other(bool script)
    {
        var (mine, theirs) = await ComeAsync("una", "vic", script);
        await using var visit = await table.ComeInAsync(mine, new() { Script = script });
        await visit.GoAsync("/@" + theirs);
        await visit.UseAsync(".profile-more summary");
        await visit.UseAsync(".profile-more [data-act=block]");
        await visit.Page.IsAtAsync($"**/@{theirs}#flash");
        await Expect(visit.Page.Locator(".kept-away")).ToContainTextAsync("You blocked this person");
        await Expect(visit.Page.Locator("[data-act=follow], .post")).ToHaveCountAsync(0);
        await using (var other = await table.ComeInAsync(theirs, new() { Script = script }))
        {
            other.Provoked.Add(404);
            Assert.Equal(404, (await other.GoAsync("/@" + mine))!.Status);
        }
        if (script) await PageLook.IsGoodAsync(visit, "profile-just-blocked");

        await visit.GoAsync("/settings/hidden");
        await visit.UseAsync("#blocks [data-act=unblock]");
        await visit.Page.IsAtAsync("**/settings/hidden#flash");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You unblocked");
        await visit.HasFocusAsync(".flash");
        await Expect(visit.Page.Locator("#blocks .person")).ToHaveCountAsync(0);
    }

    /// <summary>The first follows the second, who has one post.</summary>
    private async Task<(string Mine, string Theirs)> ComeAsync(string mine, string theirs, bool script)
    {
        if (!script) (mine, theirs) = (mine + "_plain", theirs + "_plain");
        var (me, other) = (await table.Server.MemberAsync(mine), await table.Server.MemberAsync(theirs));
        await me.FollowAsync(other);
        await other.PublishAsync("Who has the keys to the bike shed?");
        await table.Server.DrainAsync();
        return (mine, theirs);
    }
}
