using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Small classes of tests that share a <see cref="Table"/>, each with people and posts of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OneTable : ICollectionFixture<Table>
{
    public const string Name = "one table";
}

/// <summary>What somebody does who has a keyboard and no pointer.</summary>
internal static class ByKeyboard
{
    private const int MostTabs = 400;

    // A text field may show the focus by its caret and the frame around it.
    private const string FocusShows =
        """
        () => {
          const e = document.activeElement;
          if (e === document.body || e.matches('textarea, main')) return '';
          const s = getComputedStyle(e);
          return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 ? '' : e.outerHTML.slice(0, 200);
        }
        """;

    /// <summary>Presses Tab until the element has the focus, and checks on the way that the focus is always visible.</summary>
    /// <param name="key">Tab or Shift+Tab.</param>
    public static async Task TabToAsync(this Visit visit, string selector, string key = "Tab")
    {
        var goal = visit.Page.Locator(selector).First;
        for (var i = 0; i < MostTabs; i++)
        {
            if (await goal.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await visit.Page.Keyboard.PressAsync(key);
            var hidden = await visit.Page.EvaluateAsync<string>(FocusShows);
            Assert.True(hidden.Length == 0, "The focus cannot be seen on " + hidden);
        }
        Assert.Fail($"{selector} cannot be reached by {key}.");
    }

    /// <summary>Goes to the element by Tab and presses a key there.</summary>
    public static async Task UseAsync(this Visit visit, string selector, string key = "Enter", string tab = "Tab")
    {
        await visit.TabToAsync(selector, tab);
        await visit.Page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes to the field by Tab and types.</summary>
    public static async Task TypeAsync(this Visit visit, string selector, string text)
    {
        await visit.TabToAsync(selector);
        await visit.Page.Keyboard.TypeAsync(text);
    }

    public static async Task PressAsync(this Visit visit, params string[] keys)
    {
        foreach (var key in keys) await visit.Page.Keyboard.PressAsync(key);
    }

    public static Task HasFocusAsync(this Visit visit, string selector) => Expect(visit.Page.Locator(selector).First).ToBeFocusedAsync();

    /// <summary>The focus has not fallen back to the page as a whole, from where one would begin again at the top.</summary>
    public static Task IsSomewhereAsync(this Visit visit) => Expect(visit.Page.Locator(":focus")).ToHaveCountAsync(1);
}
