using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Everything by keyboard alone, without a pointer.</summary>
[Trait("depends on", "fonts")]
public sealed class KeyboardTests(Table table) : IClassFixture<Table>
{
    [Fact]
    public async Task One_signs_in_writes_and_answers_by_keyboard()
    {
        await table.Ben.PublishAsync("Can you hear the keys?");
        await using var visit = await table.VisitorAsync();
        var keys = visit.Page.Keyboard;
        await visit.GoAsync("/sign-in");
        await TabToAsync(visit, "input[name=email]");
        await keys.TypeAsync("amara@example.org");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(Testing.TestServer.PasswordOfMembers);
        await keys.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/home");

        await keys.PressAsync("Tab");
        await Expect(visit.Page.Locator(".skip")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await TabToAsync(visit, "#write textarea");
        await keys.TypeAsync("Typed, not clicked.");
        await TabToAsync(visit, "#write button[type=submit]");
        await keys.PressAsync("Enter");
        await Expect(visit.Page.Locator(".post", new() { HasText = "Typed, not clicked." })).ToBeVisibleAsync();

        await TabToAsync(visit, ".post:has-text('Can you hear the keys?') .when");
        await keys.PressAsync("Enter");
        await Expect(visit.Page.Locator(".post.focused")).ToContainTextAsync("Can you hear the keys?");
        await TabToAsync(visit, "#reply textarea");
        await keys.PressAsync("End");
        await keys.TypeAsync("Loud and clear.");
        await TabToAsync(visit, "#reply button[type=submit]");
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

    /// <summary>Presses Tab until the element has the focus, and checks on the way that the focus is always visible.</summary>
    private static async Task TabToAsync(Visit visit, string selector)
    {
        const int Patience = 120;
        var goal = visit.Page.Locator(selector).First;
        for (var i = 0; i < Patience; i++)
        {
            if (await goal.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await visit.Page.Keyboard.PressAsync("Tab");
            Assert.True(
                await visit.Page.EvaluateAsync<bool>(FocusShows),
                "The focus cannot be seen on " + await visit.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)"));
        }
        Assert.Fail($"{selector} cannot be reached by Tab.");
    }

    // A text field may show the focus by its caret and the frame around it.
    private const string FocusShows =
        """
        () => {
          const e = document.activeElement;
          if (e === document.body || e.matches('textarea, main')) return true;
          const s = getComputedStyle(e);
          return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
        }
        """;
}
