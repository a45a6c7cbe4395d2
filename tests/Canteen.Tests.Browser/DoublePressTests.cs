using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Many people press every button twice; what happens is what one press does.</summary>
[Collection(OneScene.Name)]
public sealed class DoublePressTests(Scene scene)
{
    // The second press comes as soon as the first is answered; both in the page, so that hardly any time is between them.
    private const string PressTwice =
        """
        async ([post, act]) => {
          const button = () => document.querySelector(`#p${post} [data-act=${act}]`);
          const press = detail => button().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }));
          const swapped = new Promise(done => new MutationObserver(done).observe(document.querySelector('main'), { childList: true, subtree: true }));
          press(1);
          await swapped;
          press(2);
          await fetch('/offline');
          return button().getAttribute('aria-pressed');
        }
        """;

    [Fact]
    public async Task Pressing_favourite_boost_and_bookmark_twice_is_pressing_once()
    {
        var id = await scene.Table.Ben.PublishAsync("Press me twice.");
        await using var visit = await scene.Table.ComeInAsync("cath");
        await visit.GoAsync("/@ben/" + id);
        foreach (var act in new[] { "favourite", "boost", "bookmark" })
            Assert.Equal("true", await visit.Page.EvaluateAsync<string>(PressTwice, new[] { id, act }));
        await visit.Page.ReloadAsync();
        foreach (var act in new[] { "favourite", "boost", "bookmark" })
            await Expect(visit.Page.Locator($"#p{id} [data-act={act}]")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_and_a_reply_are_published_once_and_deleted_once(bool script)
    {
        await using var visit = await scene.Table.ComeInAsync("hopper", new() { Script = script });
        await visit.GoAsync("/home");
        var text = $"Pressed twice, {script}.";
        await visit.Page.FillAsync("#write textarea", text);
        await visit.Page.DblClickAsync("#write [type=submit]");
        await Expect(Posts(visit, text)).ToHaveCountAsync(1);
        await Posts(visit, text).Locator("[data-act=reply]").ClickAsync();
        await visit.Page.FillAsync("#reply textarea", "Answered twice.");
        await visit.Page.DblClickAsync("#reply [type=submit]");
        await Expect(visit.Page.Locator(".thread-reply")).ToHaveCountAsync(1);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator(".thread-reply")).ToHaveCountAsync(1);
        await visit.GoAsync("/@hopper");
        await Expect(Posts(visit, text)).ToHaveCountAsync(1);
        await Posts(visit, text).Locator("summary[aria-label^=More]").ClickAsync();
        await Posts(visit, text).GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete post" }).DblClickAsync();
        await Expect(visit.Page.Locator("[data-flash]")).ToContainTextAsync("Post deleted.");
        await Expect(Posts(visit, text)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Following_twice_is_following_once(bool script)
    {
        var who = script ? "presser" : "pressed";
        await scene.Table.Server.MemberAsync(who);
        await using var visit = await scene.Table.ComeInAsync(who, new() { Script = script });
        await visit.GoAsync("/@cath");
        var button = visit.Page.Locator(".profile-actions [data-act=follow]");
        await button.ClickAsync();
        await Expect(button.Locator(".text")).ToHaveTextAsync("Following");
        await PressAgainAsync(visit, button);
        await visit.Page.ReloadAsync();
        await Expect(button.Locator(".text")).ToHaveTextAsync("Following");
    }

    [Theory]
    [InlineData("favourite")]
    [InlineData("boost")]
    [InlineData("bookmark")]
    public async Task Without_script_a_second_press_undoes_nothing_either(string act)
    {
        var id = await scene.Table.Ben.PublishAsync($"Press me twice for a {act}.");
        await using var visit = await scene.Table.ComeInAsync("cath", new() { Script = false });
        await visit.GoAsync("/@ben");
        var button = visit.Page.Locator($"#p{id} [data-act={act}]");
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
        await PressAgainAsync(visit, button);
        await visit.Page.ReloadAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
    }

    /// <summary>As soon as the page is there: its clock is set back, since this test may be slower than a finger.</summary>
    private static async Task PressAgainAsync(Visit visit, ILocator button)
    {
        await visit.Page.EvaluateAsync(
            """
            () => {
              const main = document.querySelector('main');
              main.style.animation = 'none';
              main.getBoundingClientRect();
              main.style.animation = '';
              main.getAnimations()[0]?.pause();
            }
            """);
        var box = (await button.BoundingBoxAsync())!;
        await visit.Page.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await visit.Page.EvaluateAsync("fetch('/offline').then(answer => answer.text())");
    }

    private static ILocator Posts(Visit visit, string text) => visit.Page.Locator(".post", new() { HasText = text });
}
