using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Searching posts, with and without script.</summary>
[Collection(OneScene.Name)]
public sealed class SearchWalkTests(Scene scene)
{
    /// <summary>What is wrong with the two fields for days: they stick out of the form, or cover each other.</summary>
    private const string DaysApart =
        """
        () => {
          const [form, since, until] = ['.query-builder .form', '#build-since', '#build-until']
            .map(e => document.querySelector(e).getBoundingClientRect());
          if (Math.max(since.right, until.right) > form.right + 1) return 'out';
          return since.right <= until.left || since.bottom <= until.top ? '' : 'over each other';
        }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_is_built_without_knowing_operators_and_read_page_by_page(bool script)
    {
        await using var visit = await scene.Table.ComeInAsync("cath", new() { Script = script });
        await visit.GoAsync("/search");
        await visit.Page.ClickAsync(".query-builder summary");
        foreach (var width in new[] { 320, 390, 414, 1280 })
        {
            await visit.SetSizeAsync(width, 800);
            Assert.Equal("", await visit.Page.EvaluateAsync<string>(DaysApart));
        }
        await visit.Page.FillAsync("#build-all", "goals");
        await visit.Page.FillAsync("#build-none", "round");
        await visit.Page.FillAsync("#build-from", "dev");
        await visit.Page.SelectOptionAsync("#build-kind", "-is:reply");
        await visit.Page.FillAsync("#build-since", "2020-01-31");
        await visit.Page.ClickAsync(".query-builder button[type=submit]");
        await Expect(visit.Page.Locator("#main-search")).ToHaveValueAsync("goals -round from:dev -is:reply after:2020-01-30");
        await Expect(visit.Page.Locator("#found-posts")).ToHaveTextAsync("Posts");
        await Expect(visit.Page.Locator(".feed .post").First).ToContainTextAsync("Goal 18 of eighteen");
        await visit.GoAsync("/search?limit=10&q=goal");
        await visit.Page.ClickAsync("a[rel=next]");
        await Expect(visit.Page.Locator(".feed .post").First).ToContainTextAsync("Goal 8 of eighteen");
        await Expect(visit.Page.Locator("#main-search")).ToHaveValueAsync("goal");
    }

    [Fact]
    public async Task What_search_did_not_understand_it_says()
    {
        await using var visit = await scene.Table.ComeInAsync("cath");
        await visit.GoAsync("/search?q=" + Uri.EscapeDataString("goal colour:green \"of eighteen"));
        await Expect(visit.Page.Locator(".found-note")).ToHaveCountAsync(2);
        visit.Provoked.Add(422);
        await visit.GoAsync("/search?q=before:tuesday");
        await Expect(visit.Page.Locator(".problems")).ToContainTextAsync("2026-03-31");
        await Expect(visit.Page.Locator("#main-search")).ToHaveValueAsync("before:tuesday");
    }
}
