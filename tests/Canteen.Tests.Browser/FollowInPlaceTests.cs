using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>In a list of people one follows one after another; the list stays where it is.</summary>
[Collection(OneScene.Name)]
public sealed class FollowInPlaceTests(Scene scene)
{
    private const string Mark = "window.isSamePage = true";
    // The second press comes as soon as the first is answered; both in the page, so that hardly any time is between them.
    private const string PressTwice =
        """
        async group => {
          const button = () => document.querySelector(`[data-acts="${group}"] [data-act=follow]`);
          const press = detail => button().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));
          const answered = () => new Promise(done => new MutationObserver(done).observe(document.querySelector('main'), { childList: true, subtree: true }));
          const first = answered();
          press(1);
          await first;
          press(2);
          await fetch('/offline');
          return button().querySelector('.text').textContent;
        }
        """;

    private const string IsMarked = "window.isSamePage === true";

    [Fact]
    public async Task Following_and_unfollowing_in_a_list_leaves_one_on_the_page_with_the_focus_on_the_button()
    {
        await using var visit = await scene.Table.ComeInAsync("wren", new() { Width = 390 });
        await visit.GoAsync("/people");
        await visit.Page.EvaluateAsync(Mark);
        var button = visit.Page.Locator(".person", new() { HasText = "@dev" }).Locator("[data-act=follow]");
        foreach (var (was, becomes) in new[] { ("Follow Dev Mistry", "Following"), ("Unfollow Dev Mistry", "Follow") })
        {
            await Expect(button).ToHaveAccessibleNameAsync(new Regex(was));
            await button.FocusAsync();
            await visit.Page.Keyboard.PressAsync("Enter");
            await Expect(button.Locator(".text")).ToHaveTextAsync(becomes);
            await Expect(button).ToBeFocusedAsync();
        }
        Assert.Equal("Following", await visit.Page.EvaluateAsync<string>(PressTwice, await GroupAsync(button)));
        Assert.True(await visit.Page.EvaluateAsync<bool>(IsMarked));
        await Look.IsAccessibleAsync(visit.Page);
        await visit.GoAsync("/@wren/following");
        await Expect(visit.Page.Locator(".person .handle")).ToHaveTextAsync(["@dev"]);
    }

    [Fact]
    public async Task Without_a_network_the_button_stays_and_the_page_says_why()
    {
        await using var visit = await scene.Table.ComeInAsync("cath");
        visit.LosesServer = true;
        await visit.GoAsync("/people");
        var button = visit.Page.Locator(".person", new() { HasText = "@wren" }).Locator("[data-act=follow]");
        await visit.Page.Context.SetOfflineAsync(true);
        await button.ClickAsync();
        await Expect(visit.Page.Locator("#shown.seen")).ToContainTextAsync("Couldn't reach the server.");
        await Expect(button.Locator(".text")).ToHaveTextAsync("Follow");
    }

    [Fact]
    public async Task On_a_profile_everything_that_changes_with_it_is_shown()
    {
        await using var visit = await scene.Table.ComeInAsync("hopper");
        await visit.GoAsync("/@dev");
        await visit.Page.Locator(".profile-actions [data-act=follow]").ClickAsync();
        await visit.Page.Locator(".profile-more summary").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Feature on my profile" })).ToBeVisibleAsync();
    }

    private static Task<string> GroupAsync(ILocator button) =>
        button.EvaluateAsync<string>("button => button.closest('[data-acts]').dataset.acts");
}
