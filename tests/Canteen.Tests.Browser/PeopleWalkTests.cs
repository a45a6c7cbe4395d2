using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>A newcomer with a phone and a keyboard finds colleagues.</summary>
[Collection(OneTable.Name)]
public sealed class PeopleWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_newcomer_finds_and_follows_a_colleague_by_keyboard(bool script)
    {
        var (mine, theirs, near) = script ? ("robin", "jay", "lee") : ("robin_plain", "jay_plain", "lee_plain");
        var work = new { organisation = "Ward " + script };
        await (await table.Server.MemberAsync(mine)).PatchJsonAsync("/api/v1/accounts/update_credentials", new { canteen = work });
        // Somebody to be suggested, whatever other tests have done with the newest members.
        await (await table.Server.MemberAsync(near)).PatchJsonAsync(
            "/api/v1/accounts/update_credentials", new { discoverable = true, canteen = work });
        await (await table.Server.MemberAsync(theirs)).PatchJsonAsync(
            "/api/v1/accounts/update_credentials",
            new { discoverable = true, display_name = "Jay " + script, canteen = new { profession = "Orthoptics " + script } });
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(mine, new() { Script = script, Width = 390, Height = 640 });

        await visit.GoAsync("/home");
        if (script) await FollowAsync(visit, ".to-follow");
        else await visit.UseAsync(".to-follow [data-act=follow]");
        await visit.UseAsync(".tabs a[href='/search']");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Explore");
        await visit.TypeAsync("#main-search", "orthoptics " + script);
        await visit.PressAsync("Enter");
        await visit.UseAsync("main .empty a");
        await Expect(visit.Page.Locator(".person .name")).ToHaveTextAsync("Jay " + script);
        await FollowAsync(visit, ".person");
        await visit.UseAsync(".person .name", tab: "Shift+Tab");
        await visit.Page.IsAtAsync("**/@" + theirs);
        await FollowAsync(visit, ".profile-actions", "Following", "Follow");
        await FollowAsync(visit, ".profile-actions");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_one_seldom_does_with_a_person_is_behind_one_word_and_the_note_is_read_without_it(bool script)
    {
        var (mine, theirs) = script ? ("noa", "kit") : ("noa_plain", "kit_plain");
        await (await table.Server.MemberAsync(mine)).FollowAsync(await table.Server.MemberAsync(theirs));
        await using var visit = await table.ComeInAsync(mine, new() { Script = script, Width = 390, Height = 640 });
        await visit.GoAsync("/@" + theirs);
        await Expect(visit.Page.Locator("[data-act=endorse]")).ToBeHiddenAsync();
        await visit.UseAsync(".profile-more summary");
        await visit.TypeAsync("#remark textarea", "Knows hips");
        await visit.UseAsync("#remark button");
        await Expect(visit.Page.Locator(".remark p")).ToHaveTextAsync("Knows hips");
        await Expect(visit.Page.Locator("#remark textarea")).ToBeVisibleAsync();
        await visit.UseAsync("[data-act=endorse]", tab: "Shift+Tab");
        await Expect(visit.Page.Locator("[data-act=endorse] .text")).ToHaveTextAsync("Stop featuring");
        await Expect(visit.Page.Locator("[data-act=endorse]")).ToBeFocusedAsync();
        if (script) await PageLook.IsGoodAsync(visit, "profile-noted");
        await visit.GoAsync("/@" + theirs);
        await Expect(visit.Page.Locator("#remark")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".remark p")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_colleague_elsewhere_is_found_by_profession_and_a_suggestion_is_dismissed_and_stays_away(bool script)
    {
        var (mine, theirs, profession) = script ? ("dir_uma", "dir_val", "Audiology") : ("dir_uma_p", "dir_val_p", "Audiology plain");
        await (await table.Server.MemberAsync(mine)).PatchJsonAsync(
            "/api/v1/accounts/update_credentials", new { canteen = new { profession, organisation = "Hollow Hill " + script } });
        await (await table.Server.MemberAsync(theirs)).PatchJsonAsync(
            "/api/v1/accounts/update_credentials",
            new
            {
                discoverable = true, display_name = "Val " + script,
                canteen = new { profession, organisation = "Gower Vale", place = "Cardiff" },
            });
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(mine, new() { Script = script, Width = 390, Height = 844 });
        var (page, people) = (visit.Page, visit.Page.Locator("main .person .name"));

        await visit.GoAsync("/people");
        await visit.UseAsync(".people-filters summary");
        if (script) await PageLook.IsGoodAsync(visit, "people-filters");
        await visit.TypeAsync("#people-profession", profession.ToUpperInvariant());
        await visit.TypeAsync("#people-place", "cardiff");
        await visit.PressAsync("Enter");
        await Expect(people).ToHaveTextAsync("Val " + script);
        await Expect(page.Locator(".people-count")).ToContainTextAsync("1 person");
        await Expect(page.Locator(".person .role").First).ToContainTextAsync("Gower Vale");
        await visit.UseAsync("[data-filter=place]");
        await Expect(page.Locator("[data-filter=place]")).ToHaveCountAsync(0);
        await Expect(people).ToHaveTextAsync("Val " + script);

        var suggested = page.Locator(".to-follow .person", new() { HasText = "Val " + script });
        await visit.GoAsync("/search");
        await Expect(suggested.Locator(".why")).ToHaveTextAsync("Same profession, other organisation");
        await visit.UseAsync(".to-follow [data-act=dismiss]");
        await Expect(page.Locator("#flash")).ToContainTextAsync("suggested to you again");
        await Expect(suggested).ToHaveCountAsync(0);
        await visit.GoAsync("/home");
        await Expect(suggested).ToHaveCountAsync(0);
    }

    /// <summary>Presses the first button within; afterwards it says so and still has the focus.</summary>
    private static async Task FollowAsync(Visit visit, string within, string was = "Follow", string becomes = "Following")
    {
        var button = visit.Page.Locator(within).First.Locator("[data-act=follow]").First;
        await Expect(button.Locator(".text")).ToHaveTextAsync(was);
        await visit.UseAsync($"{within} [data-act=follow]");
        await Expect(button.Locator(".text")).ToHaveTextAsync(becomes);
        await Expect(button).ToBeFocusedAsync();
    }
}
