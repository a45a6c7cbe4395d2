using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Muting from the menu of a post by keyboard, with and without script, and taking it back.</summary>
[Collection(OneTable.Name)]
public sealed class PostMenuWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Boosts_by_somebody_are_hidden_and_shown_again(bool script)
    {
        var (mine, theirs, other) = (Name("abe", script), Name("bea", script), Name("cal", script));
        var (me, booster) = (await table.Server.MemberAsync(mine), await table.Server.MemberAsync(theirs));
        var post = await (await table.Server.MemberAsync(other)).PublishAsync("Soup of the day: leek");
        await me.FollowAsync(booster);
        await booster.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(mine, new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/home");
        await visit.UseAsync(".post .more summary");
        if (script) await PageLook.ShootAllAsync(visit, "menu-of-a-boost");
        await visit.UseAsync(".post [data-act=hide-boosts]");
        await visit.Page.IsAtAsync("**/home#flash");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You don't see boosts by");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(0);
        await visit.HasFocusAsync(".flash");
        await visit.PressAsync("Tab");
        await visit.HasFocusAsync(".flash [data-act=undo]");
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You see boosts by");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_hashtags_of_a_post_are_muted_and_unmuted(bool script)
    {
        var (mine, theirs) = (Name("dot", script), Name("eli", script));
        var (me, other) = (await table.Server.MemberAsync(mine), await table.Server.MemberAsync(theirs));
        await me.FollowAsync(other);
        await other.PublishAsync("Nobody had a fall this week. #SmallWins #Ward7");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(mine, new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/home");
        await visit.UseAsync(".post .more summary");
        await visit.UseAsync(".post [data-act=mute-tags]");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Mute hashtags");
        if (script) await PageLook.IsGoodAsync(visit, "mute-tags");
        await visit.SetSizeAsync(390, 640);
        await visit.UseAsync("form.mute button");
        await visit.Page.IsAtAsync("**/home#flash");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You muted the hashtags");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(0);
        await visit.HasFocusAsync(".flash");
        await visit.PressAsync("Tab", "Enter");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("You unmuted the hashtags");
        await Expect(visit.Page.Locator(".post")).ToHaveCountAsync(1);
    }

    private static string Name(string handle, bool script) => script ? handle : handle + "_plain";
}
