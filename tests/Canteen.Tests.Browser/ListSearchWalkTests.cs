using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Putting a saved search into a list, with and without script, and reading there what it finds.</summary>
[Collection(OneTable.Name)]
public sealed class ListSearchWalkTests(Table table)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_search_is_put_into_a_list_and_its_posts_come_there(bool script)
    {
        var (name, other, word) = script ? ("leonora", "lorcan", "camellia") : ("fenella", "fergus", "magnolia");
        var (member, writer) = (await table.Server.MemberAsync(name), await table.Server.MemberAsync(other));
        var list = (await member.PostJsonAsync("/api/v1/lists", new { title = "Garden" })).GetProperty("id").GetString();
        var saved = await member.PostJsonAsync("/api/canteen/v1/searches", new { query = word, title = "Flowers" });
        var search = saved.GetProperty("id").GetString();
        await member.PostJsonAsync("/api/canteen/v1/searches", new { query = "night shift" });
        await writer.PublishAsync($"The first {word} is out");
        await table.Server.DrainAsync();
        await using var visit = await table.ComeInAsync(name, new() { Script = script });
        await visit.GoAsync($"/lists/{list}/people");
        await visit.UseAsync(".list-search-form button");
        await Expect(visit.Page.Locator(".list-tags a")).ToHaveTextAsync("Flowers");
        await Expect(visit.Page.Locator(".list-head")).ToContainTextAsync("0 people, 0 hashtags, 1 search");
        // The audit needs script.
        if (script) await PageLook.IsGoodAsync(visit, "list-searches");
        await visit.GoAsync($"/lists/{list}");
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(1);
        if (script) await visit.ListenAsync($"/lists/{list}");
        await writer.PublishAsync($"Another {word}");
        await writer.PublishAsync("Nothing of the kind");
        await table.Server.DrainAsync();
        if (!script) await visit.GoAsync($"/lists/{list}");
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(2);

        await visit.GoAsync("/searches");
        await visit.UseAsync($".list-row .name[href='/searches/{search}']");
        await visit.UseAsync($"main a[href='/searches/{search}/lists']");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Lists with Flowers");
        if (script) await PageLook.IsGoodAsync(visit, "search-lists");
        await visit.UseAsync("[name='lists[]']", "Space");
        await visit.UseAsync("main .form button[type=submit]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("Your lists with the search have been saved.");
        await visit.GoAsync($"/lists/{list}");
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(0);
    }
}
