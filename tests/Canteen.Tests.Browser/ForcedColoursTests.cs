using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>
/// Where the colours are the reader's own, what only a colour would say is said by a line: where one is, what is live, what can be pressed.
/// The contrast of text is then the browser's, and axe does not know these colours.
/// </summary>
[Collection(OneScene.Name)]
public sealed class ForcedColoursTests(Scene scene)
{
    private const string Lines =
        """
        selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 1).map(e => {
          const style = getComputedStyle(e), drawn = kind => style[kind + 'Style'] !== 'none' && parseFloat(style[kind + 'Width']) >= 1;
          return drawn('outline') || drawn('borderTop') ? '' : e.outerHTML.slice(0, 160);
        })
        """;

    private const string Drawn =
        """
        selector => [...document.querySelectorAll(selector)].filter(e => {
          const style = getComputedStyle(e);
          const lines = ['outline', 'borderTop', 'borderBottom'];
          return lines.some(kind => style[kind + 'Style'] !== 'none' && parseFloat(style[kind + 'Width']) >= 1);
        }).map(e => e.outerHTML.slice(0, 160))
        """;

    private const string Filled =
        """
        selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility())
          .map(e => getComputedStyle(e).backgroundColor !== getComputedStyle(document.body).backgroundColor
            && getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)' ? 'true' : 'false')
        """;

    [Theory]
    [InlineData(390, 844, ".tabs > [aria-current]")]
    [InlineData(1440, 950, ".side .nav-link[aria-current]")]
    public async Task What_is_chosen_and_what_can_be_pressed_has_a_line_around_it(int width, int height, string chosen)
    {
        await using var visit = await scene.Table.ComeInAsync("amara", new() { Width = width, Height = height });
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        foreach (var (path, selector) in new[]
        {
            ("/home", chosen), ("/home", ".button"), ("/home", ".views [aria-current]"), ("/people", ".people-chips .chip"),
            ("/settings/profile", ".input"), ("/home", ".warned summary"),
        })
        {
            await visit.GoAsync(path);
            await Look.ShootAsync(visit.Page, $"forced{path.Replace('/', '-')}-{width}");
            var lines = await visit.Page.EvaluateAsync<string[]>(Lines, selector);
            Assert.NotEmpty(lines);
            Assert.True(lines.All(line => line.Length == 0), $"{path} {selector}\n{string.Join('\n', lines)}");
        }
    }

    [Fact]
    public async Task What_is_not_chosen_has_no_line_and_the_mark_of_what_is_live_is_seen()
    {
        await using var visit = await scene.Table.ComeInAsync("amara", new() { Width = 390, Height = 844 });
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        foreach (var (path, selector) in new[]
        {
            ("/home", ".views a:not([aria-current])"), ("/home", ".tabs > a:not([aria-current], .write)"),
            ("/settings/profile", ".views a:not([aria-current])"),
        })
        {
            await visit.GoAsync(path);
            Assert.NotEqual(0, await visit.Page.Locator(selector).CountAsync());
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Drawn, selector));
        }
        await visit.GoAsync("/home");
        Assert.Equal("true", string.Join(" ", await visit.Page.EvaluateAsync<string[]>(Filled, ".live-bar .pulse")));
    }
}
