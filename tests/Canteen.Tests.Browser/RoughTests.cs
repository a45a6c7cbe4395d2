using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Browsers in which something is broken or forbidden: the page does what it can, and what was written is not lost.</summary>
[Collection(OneScene.Name)]
public sealed class RoughTests(Scene scene)
{
    private const string BlockStorage =
        """
        for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
          Object.defineProperty(window, name, { get() { throw new DOMException('Blocked.', 'SecurityError'); } });
        }
        """;

    // As the page would show a post that was written so many milliseconds before the server made the page.
    private const string ShowAsWritten =
        """
        before => {
          const time = document.querySelector('.post time[data-ago]');
          time.dateTime = new Date(Number(document.body.dataset.at) - before).toISOString();
        }
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public async Task When_the_script_does_not_arrive_whole_the_page_works_without(double part)
    {
        await using var visit = await scene.Table.ComeInAsync("dev");
        visit.BreaksScript = true;
        await visit.Page.RouteAsync("**/script*.js", route => BreakAsync(route, part));
        await visit.GoAsync("/home");
        await visit.Page.FillAsync("#write textarea", $"Written with {part} of the script.");
        await visit.Page.ClickAsync("#write [type=submit]");
        var post = visit.Page.Locator(".post", new() { HasText = $"Written with {part} of the script." });
        await post.Locator("[data-act=favourite]").ClickAsync();
        await Expect(post.Locator("[data-act=favourite]")).ToHaveAttributeAsync("aria-pressed", "true");
        // Nothing says that the page is live, or offers what needs the script.
        await Expect(visit.Page.Locator(".live-state")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("[data-pause]")).ToBeHiddenAsync();
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => !document.querySelector('.live-bar').dataset.state"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task On_a_device_whose_clock_is_wrong_by_a_day_times_are_right_and_the_page_is_live(int days)
    {
        await using var visit = await scene.Table.ComeInAsync("cath");
        await visit.Page.Clock.InstallAsync(new() { TimeDate = DateTime.UtcNow.AddDays(days) });
        await visit.ListenAsync("/home");
        await visit.Page.EvaluateAsync(ShowAsWritten, 3 * 3_600_000);
        await visit.Page.FillAsync("#write textarea", "Half a thought");
        await visit.Page.Clock.FastForwardAsync(31_000);
        var times = visit.Page.Locator(".post time[data-ago] > [aria-hidden]");
        await Expect(times.First).ToHaveTextAsync("3 h");
        Assert.All((await times.AllTextContentsAsync()).Skip(1), text => Assert.Matches("^(now|[1-9][0-9]? min)$", text));
        await scene.Table.Ben.PublishAsync($"Right on time, {days}.");
        await Expect(visit.Page.Locator("[data-pill] a")).ToHaveTextAsync("1 new post");
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#write textarea")).ToHaveValueAsync("Half a thought");
        await visit.Page.FillAsync("#write textarea", "");
    }

    [Fact]
    public async Task A_browser_that_keeps_nothing_shows_every_kind_of_page_and_posts()
    {
        await using var visit = await scene.Table.ComeInAsync("ela");
        await visit.Page.AddInitScriptAsync(BlockStorage);
        foreach (var path in new[] { "/settings/profile", "/search?q=e", "/@ben", "/notifications", "{thread}", "/posts/new", "/home" })
        {
            await visit.GoAsync(scene.Address(path));
            // The last of the modules has run: nothing before it has failed, or the visit fails at its end.
            await visit.Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        }
        await visit.Page.FillAsync("#write textarea", "Nothing of this is kept.");
        await Expect(visit.Page.Locator("#write [data-count]")).ToBeHiddenAsync();
        await visit.Page.ClickAsync("#write [type=submit]");
        var post = visit.Page.Locator(".post", new() { HasText = "Nothing of this is kept." });
        await Expect(visit.Page.Locator("#write textarea")).ToHaveValueAsync("");
        var answer = await visit.Page.RunAndWaitForResponseAsync(
            () => post.Locator("[data-act=favourite]").ClickAsync(), answer => answer.Request.Method == "POST");
        Assert.Equal(200, answer.Status);
        await Expect(post.Locator("[data-act=favourite]")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static async Task BreakAsync(IRoute route, double part)
    {
        if (part == 0)
        {
            await route.AbortAsync();
            return;
        }
        var whole = await (await route.FetchAsync()).TextAsync();
        await route.FulfillAsync(new() { ContentType = "text/javascript", Body = whole[..(int)(whole.Length * part)] });
    }
}
