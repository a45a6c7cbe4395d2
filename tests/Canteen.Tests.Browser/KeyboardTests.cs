using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Everything by keyboard alone, without a pointer.</summary>
[Collection(OneTable.Name)]
[Trait("depends on", "fonts")]
public sealed class KeyboardTests(Table table)
{
    [Fact]
    public async Task One_signs_in_writes_and_answers_by_keyboard()
    {
        await table.Ben.PublishAsync("Can you hear the keys?");
        await using var visit = await table.VisitorAsync();
        var keys = visit.Page.Keyboard;
        await visit.GoAsync("/sign-in");
        await visit.TabToAsync("input[name=email]");
        await keys.TypeAsync("amara@example.org");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(Testing.TestServer.PasswordOfMembers);
        await keys.PressAsync("Enter");
        await visit.Page.IsAtAsync("**/home");

        await keys.PressAsync("Tab");
        await Expect(visit.Page.Locator(".skip")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await visit.TabToAsync("#write textarea");
        await keys.TypeAsync("Typed, not clicked.");
        await visit.TabToAsync("#write button[type=submit]");
        await keys.PressAsync("Enter");
        await Expect(visit.Page.Locator(".post", new() { HasText = "Typed, not clicked." })).ToBeVisibleAsync();

        await visit.TabToAsync(".post:has-text('Can you hear the keys?') .when");
        await keys.PressAsync("Enter");
        await Expect(visit.Page.Locator(".post.focused")).ToContainTextAsync("Can you hear the keys?");
        await visit.TabToAsync("#reply textarea");
        await keys.PressAsync("End");
        await keys.TypeAsync("Loud and clear.");
        await visit.TabToAsync("#reply button[type=submit]");
        await keys.PressAsync("Enter");
        await Expect(visit.Page.Locator(".post", new() { HasText = "Loud and clear." })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_menu_opens_closes_and_gives_the_focus_back()
    {
        await table.Ben.PublishAsync("Open my menu.");
        await using var visit = await table.ComeInAsync("amara");
        await visit.GoAsync("/home");
        var more = ".post:has-text('Open my menu.') .more > summary";
        await visit.Page.Locator(more).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator(".more[open]")).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.Locator(".more[open]")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(more)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task After_a_shortcut_one_is_still_on_the_post()
    {
        var id = await table.Ben.PublishAsync("Mark me, then open me.");
        await using var visit = await table.ComeInAsync("amara");
        await visit.GoAsync("/home");
        await visit.Page.Locator($"#p{id}").FocusAsync();
        await visit.Page.Keyboard.PressAsync("f");
        await Expect(visit.Page.Locator($"#p{id} [data-act=favourite].just")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(visit.Page.Locator($"#p{id}")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.IsAtAsync($"**/@ben/{id}**");
        await Expect(visit.Page.Locator($"#p{id} [data-act=favourite]")).ToHaveAttributeAsync("aria-pressed", "true");
    }
}
