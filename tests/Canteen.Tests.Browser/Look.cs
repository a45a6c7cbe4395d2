using System.Text.Json;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>Checks that every page must pass.</summary>
public static class Look
{
    private static readonly string Screenshots = Path.Combine(RepositoryRoot(), "artifacts", "screenshots", Fonts.Chosen);

    // What a bar covers in part would count as only as large as the visible part, although it is whole as soon as somebody scrolls to it.
    // So the page is checked with every bar back in its place in the flow, where it covers nothing, whatever moves meanwhile.
    private const string PutBarsInFlow =
        """
        () => {
          const stays = e => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && !e.matches(':modal, :popover-open');
          for (const bar of [...document.querySelectorAll('body *')].filter(stays)) {
            bar.dataset.wasBar = '';
            bar.style.position = 'relative';
            bar.style.inset = 'auto';
          }
        }
        """;

    private const string PutBarsBack =
        """
        () => {
          for (const bar of document.querySelectorAll('[data-was-bar]')) {
            bar.style.position = bar.style.inset = '';
            for (const name of ['data-was-bar', 'style']) if (name !== 'style' || !bar.getAttribute(name)) bar.removeAttribute(name);
          }
        }
        """;

    // Run in the page itself: the package's own way opens a second page for each run and transfers every passed check, which takes three
    // times as long as the rules do.
    private const string Violations =
        """
        async () => {
          const rules = { 'target-size': { enabled: true }, 'color-contrast': { enabled: !matchMedia('(forced-colors: active)').matches } };
          const { violations } = await axe.run(document, { resultTypes: ['violations'], rules });
          const why = node => [...node.any, ...node.all, ...node.none].map(check => check.message).join(' ');
          return violations.map(rule => [`${rule.id} (${rule.impact}): ${rule.help}`, ...rule.nodes.slice(0, 3).map(node => `  ${node.html}\n    ${why(node)}`)].join('\n'));
        }
        """;

    private static readonly string Axe = new Deque.AxeCore.Commons.BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// They take a third of the time of the pages' tests, and no test needs them: <c>CANTEEN_TEST_SHOTS=1</c> asks for them.
    /// </summary>
    public static bool Shoots { get; } =
        Fonts.Chosen == Fonts.First && Environment.GetEnvironmentVariable("CANTEEN_TEST_SHOTS") is { Length: > 0 };

    /// <summary>axe finds enough contrast between all text and what is behind it.</summary>
    public static async Task HasContrastAsync(IPage page)
    {
        if (await page.EvaluateAsync<bool>("() => typeof axe === 'undefined'")) await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { runOnly: ['color-contrast'] })).violations
              .flatMap(rule => rule.nodes.map(node => node.html + ' ' + node.any.map(check => check.message).join(' ')))
            """);
        Assert.True(found.Length == 0, $"{page.Url}\n" + string.Join('\n', found));
    }

    /// <summary>
    /// axe finds nothing, with every WCAG rule up to 2.2 AA and best practices. Where colours are forced it does not know them, so it is
    /// not asked about contrast.
    /// </summary>
    public static async Task IsAccessibleAsync(IPage page)
    {
        var start = await page.EvaluateAsync<double>("scrollY");
        if (await page.EvaluateAsync<bool>("() => typeof axe === 'undefined'")) await page.EvaluateAsync(Axe);
        await page.EvaluateAsync(PutBarsInFlow);
        var found = await page.EvaluateAsync<string[]>(Violations);
        await page.EvaluateAsync(PutBarsBack);
        await page.EvaluateAsync("start => scrollTo({ top: start, behavior: 'instant' })", start);
        Assert.True(found.Length == 0, $"{page.Url}\n" + string.Join('\n', found));
    }

    /// <summary>Nothing overflows sideways.</summary>
    public static async Task FitsAsync(IPage page)
    {
        var wide = await page.EvaluateAsync<JsonElement>(
            """
            () => {
              const room = document.documentElement.clientWidth;
              const out = [...document.querySelectorAll('body *')].filter(e => {
                const box = e.getBoundingClientRect();
                return box.width > 0 && box.right > room + 1 && getComputedStyle(e).clipPath === 'none' && !e.closest('.skip, .unseen, .views, .invisible');
              });
              return { over: document.documentElement.scrollWidth - room, out: out.slice(0, 3).map(e => e.outerHTML.slice(0, 120)) };
            }
            """);
        Assert.True(wide.GetProperty("over").GetInt32() <= 0, $"{page.Url} is wider than its window: {wide}");
    }

    /// <summary>Takes a screenshot for people to look at, where that is asked for; only with the first set of fonts.</summary>
    public static Task ShootAsync(IPage page, string name) => !Shoots
        ? Task.CompletedTask
        : page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, name + ".png"), Caret = ScreenshotCaret.Hide });

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Canteen.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository is not above the tests.");
    }
}
