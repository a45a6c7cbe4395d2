using System.Text.RegularExpressions;
using Canteen.Testing;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>A search that is kept: it counts what is new, is live, and has an address for feed readers.</summary>
[Collection(OneTable.Name)]
public sealed class SavedSearchWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_is_saved_and_counts_what_is_new_until_it_is_read(bool script)
    {
        var (name, other, word) = script ? ("savannah", "saul", "hydrangea") : ("sabrina", "sal", "delphinium");
        var (member, writer) = (await table.Server.MemberAsync(name), await table.Server.MemberAsync(other));
        await writer.PublishAsync($"The first {word} in the garden");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(name, new() { Script = script });
        await visit.GoAsync($"/search?q={word}");
        await visit.UseAsync(".found-acts a");
        await Expect(visit.Page.Locator("[name=query]")).ToHaveValueAsync(word);
        await visit.TypeAsync("main [name=title]", "Flowers");
        await visit.PressAsync("Enter");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Search saved.");
        await visit.SetSizeAsync(320, 640);
        var title = await visit.Page.Locator(".top h1").BoundingBoxAsync();
        Assert.True(title!.Width > 200, $"The title is {title.Width} px wide.");
        await visit.SetSizeAsync(1280, 800);
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(1);
        await writer.PublishAsync($"A second {word}");
        await writer.PublishAsync($"And a third {word}");
        await writer.PublishAsync("Nothing of the kind");
        await table.Server.DrainAsync();
        await visit.GoAsync("/searches");
        await Expect(visit.Page.Locator(".list-row")).ToContainTextAsync("2 new");
        await visit.UseAsync(".list-row .name");
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(3);
        await visit.GoAsync("/searches");
        await Expect(visit.Page.Locator(".list-row")).Not.ToContainTextAsync("new");
        await visit.UseAsync(".list-row a[href$='/edit']");
        await visit.UseAsync("form[action$='/feed'] button");
        await Expect(visit.Page.Locator("#feed-address")).ToHaveValueAsync(new Regex("/searches/feeds/canteen_feed_"));
        // The audit needs script.
        if (script) await PageLook.IsGoodAsync(visit, "search-feed");
        Assert.Equal(1, (await member.GetJsonAsync("/api/canteen/v1/searches")).GetArrayLength());
    }

    [Fact]
    public async Task An_open_search_is_live()
    {
        var (member, writer) = (await table.Server.MemberAsync("sylvie"), await table.Server.MemberAsync("sander"));
        var saved = await member.PostJsonAsync("/api/canteen/v1/searches", new { query = "marigold OR #marigolds" });
        await using var visit = await table.ComeInAsync("sylvie");
        await visit.ListenAsync($"/searches/{saved.GetProperty("id").GetString()}");
        await writer.PublishAsync("No flower at all");
        await writer.PublishAsync("A marigold by the window");
        await Expect(visit.Page.Locator(".feed .post")).ToContainTextAsync(["A marigold by the window"]);
    }
}
