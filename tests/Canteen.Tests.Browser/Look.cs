using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>What a page must be, whichever it is.</summary>
public static class Look
{
    private static readonly string Screenshots = Path.Combine(RepositoryRoot(), "artifacts", "screenshots", Fonts.Chosen);

    /// <summary>axe finds nothing: every WCAG rule up to 2.2 AA, and best practice.</summary>
    public static async Task IsAccessibleAsync(IPage page)
    {
        var found = await page.RunAxe(new Deque.AxeCore.Commons.AxeRunOptions
        {
            Rules = new() { ["target-size"] = new() { Enabled = true } },
        });
        Assert.True(found.Violations.Length == 0, $"{page.Url}\n" + string.Join('\n', found.Violations.Select(Describe)));
    }

    /// <summary>Nothing sticks out to the side.</summary>
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

    public static Task ShootAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, name + ".png"), Caret = ScreenshotCaret.Hide });

    private static string Describe(Deque.AxeCore.Commons.AxeResultItem item) =>
        $"{item.Id} ({item.Impact}): {item.Help}\n  " + string.Join("\n  ", item.Nodes.Take(3).Select(n => n.Html + "\n    " + string.Join(' ', n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Canteen.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository is not above the tests.");
    }
}
