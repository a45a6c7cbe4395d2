using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>The menu of a post on a phone, where the tab bar lies over the end of the page.</summary>
[Trait("depends on", "fonts")]
public sealed class PostMenuTests(Table table) : IClassFixture<Table>
{
    [Theory]
    [InlineData("/home")]
    [InlineData("/@amara")]
    [InlineData("/bookmarks")]
    public async Task Each_item_of_the_last_posts_menu_can_be_reached(string path)
    {
        var id = await table.Amara.PublishAsync("At the very end of the page.");
        await table.Amara.PostJsonAsync($"/api/v1/statuses/{id}/bookmark");
        await using var visit = await table.ComeInAsync("amara", new() { Width = 390, Height = 640 });
        await visit.GoAsync(path);
        var menu = visit.Page.Locator(".post").Last.Locator(".more");
        await menu.Locator("summary").ClickAsync();
        foreach (var item in await menu.Locator(".more-items :is(a, button)").AllAsync())
        {
            await item.FocusAsync();
            Assert.True(await IsOnTopAsync(item), await item.InnerTextAsync());
        }
        await menu.Locator(".more-items [data-act=delete]").ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("Delete this post?");
    }

    private static Task<bool> IsOnTopAsync(ILocator item) => item.EvaluateAsync<bool>(
        """
        item => {
          const { left, right, top, bottom } = item.getBoundingClientRect();
          return [top + 2, bottom - 2].every(y => item.contains(document.elementFromPoint((left + right) / 2, y)));
        }
        """);
}
