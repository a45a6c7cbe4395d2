using System.Net;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>Feeds side by side, in an order that the server keeps.</summary>
public sealed class ColumnsTests
{
    private const string Columns = "/api/canteen/v1/columns";

    [Fact]
    public async Task Somebody_who_chose_nothing_reads_home_beside_notifications()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ada.PublishAsync("Tea?");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await server.DrainAsync();
        var page = await (await server.BrowserAsync("ada")).PageAsync("/columns");
        Assert.Equal(["Home", "Notifications"], Titles(page));
        Assert.Equal(post, page.QuerySelector(".column:first-child .post")?.GetAttribute("data-entry"));
        Assert.Single(page.QuerySelectorAll(".column:last-child .heard > *"));
        Assert.Equal(["home", "notifications"], page.QuerySelectorAll("[data-live]").Select(feed => feed.GetAttribute("data-live")));
    }

    [Fact]
    public async Task The_same_post_stands_in_two_columns_under_two_ids()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var list = await ListAsync(ada, "Ward 7", ben);
        var post = await ben.PublishAsync("Lunch #TeaTime");
        await ada.PutJsonAsync(Columns, new { columns = new[] { "home", $"list:{list}", "tag:TeaTime", "local" } });
        var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/columns");
        Assert.Equal(["Home", "Ward 7", "#TeaTime", "Everyone"], Titles(page));
        Assert.Equal(4, page.QuerySelectorAll($".post[data-entry='{post}']").Length);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var fresh = await browser.FragmentAsync($"/home?min_id=1&column=2");
        Assert.Equal($"p2-{post}", fresh.QuerySelector(".post")?.Id);
        Assert.Equal($"p{post}", (await browser.FragmentAsync("/home?min_id=1&column=x")).QuerySelector(".post")?.Id);
    }

    [Fact]
    public async Task Columns_are_added_moved_and_removed_without_script()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var list = await ListAsync(ada, "Ward 7");
        await ada.PostJsonAsync("/api/v1/tags/Night/follow");
        var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/columns/edit");
        Assert.Equal(
            [$"list:{list}", "local", "tag:night"],
            page.QuerySelectorAll("#feed option:not([value=''])").Select(option => option.GetAttribute("value")).Order());
        await browser.SubmitAsync(page.QuerySelector(".column-form"), ("feed", $"list:{list}"));
        await browser.SubmitAsync(page.QuerySelector(".column-form"), ("feed", ""), ("tag", "#Sepsis"));
        Assert.Equal(["home", "notifications", $"list:{list}", "tag:sepsis"], await FeedsAsync(ada));
        await PressAsync(browser, "tag:sepsis", "up");
        await PressAsync(browser, "home", "down");
        await PressAsync(browser, "notifications", "remove");
        Assert.Equal(["home", "tag:sepsis", $"list:{list}"], await FeedsAsync(ada));
        var last = await PressAsync(browser, "tag:sepsis", "down");
        Assert.Equal("/columns/edit#up-3", last.Headers.Location?.OriginalString);
        await ada.DeleteAsync($"/api/v1/lists/{list}");
        Assert.Equal(["home", "tag:sepsis"], await FeedsAsync(ada));
        Assert.Equal(["Home", "#sepsis"], Titles(await browser.PageAsync("/columns")));
    }

    [Fact]
    public async Task What_cannot_be_a_column_is_refused_and_nothing_changes()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var list = await ListAsync(ada, "Ward 7");
        string[][] wrong =
        [
            [$"list:{list}"], ["list:1"], ["list:x"], ["list"], ["home:1"], ["home", "home"], ["tag:two words"], ["tag:"], ["posts"], [""],
            ["tag:Tea", "tag:tea"], ["home", "local", "notifications", "tag:a", "tag:b", "tag:c", "tag:d"], [new string('x', 5000)],
        ];
        foreach (var columns in wrong)
        {
            var answer = await eve.PutAsync(Columns, new { columns });
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{string.Join(',', columns)}: {answer.StatusCode}");
        }
        Assert.Equal(["home", "notifications"], await FeedsAsync(eve));
        var browser = await server.BrowserAsync("eve");
        var form = (await browser.PageAsync("/columns/edit")).QuerySelector(".column-form");
        foreach (var (feed, tag) in new[] { ("", ""), ("", "two words"), ($"list:{list}", ""), ("home", "") })
        {
            var answer = await browser.SubmitAsync(form, ("feed", feed), ("tag", tag));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.NotNull((await answer.DocumentAsync()).QuerySelector("#problem"));
        }
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(browser, $"list:{list}", "remove")).StatusCode);
        Assert.DoesNotContain("Ward 7", await browser.GetStringAsync("/columns/edit"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await server.Visitor().GetAsync("/columns")).StatusCode);
    }

    [Fact]
    public async Task One_stream_tells_which_column_is_to_look()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        var list = await ListAsync(ada, "Ward 7", cath);
        var shown = await ben.PublishAsync("Shown");
        var path = $"/live/columns?on={shown}&feed[]=nonsense&feed[]=home&feed[]=list:{list}&feed[]=tag:TeaTime&feed[]=notifications";
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), path);
        var byBen = await ben.PublishAsync("For home alone");
        Assert.Equal(("new2", byBen), await page.NextAsync());
        var byCath = await cath.PublishAsync("For the list alone");
        Assert.Equal(("new3", byCath), await page.NextAsync());
        var tagged = await (await server.MemberAsync("dan")).PublishAsync("For all #TeaTime");
        Assert.Equal(("new4", tagged), await page.NextAsync());
        await ben.DeleteAsync("/api/v1/statuses/" + shown);
        Assert.Equal(("gone", shown), await page.NextAsync());
        var mention = await ben.PublishAsync("@ada look");
        Assert.Equal(("new2", mention), await page.NextAsync());
        Assert.Equal("notice", (await page.NextAsync()).Kind);
    }

    [Fact]
    public async Task A_stranger_hears_nothing_of_somebody_elses_list()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await server.MemberAsync("eve");
        var list = await ListAsync(ada, "Ward 7", ben);
        var browser = await server.BrowserAsync("eve");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"/live/columns?feed[]=list:{list}")).StatusCode);
        await using var page = await OpenPage.ListenAsync(browser, $"/live/columns?feed[]=list:{list}&feed[]=local");
        var post = await ben.PublishAsync("Lunch");
        Assert.Equal(("new2", post), await page.NextAsync());
        Assert.NotEqual(HttpStatusCode.OK, (await server.Visitor().GetAsync("/live/columns?feed[]=local")).StatusCode);
    }

    private static async Task<string> ListAsync(Member owner, string title, params Member[] people)
    {
        var id = (await owner.PostJsonAsync("/api/v1/lists", new { title })).GetProperty("id").GetString()!;
        foreach (var person in people) await owner.PostJsonAsync($"/api/v1/lists/{id}/accounts", new { account_ids = new[] { person.Id } });
        return id;
    }

    private static async Task<IEnumerable<string?>> FeedsAsync(Member who) =>
        (await who.GetJsonAsync(Columns)).EnumerateArray().Select(column => column.GetProperty("feed").GetString());

    private static async Task<HttpResponseMessage> PressAsync(HttpClient browser, string feed, string way)
    {
        var page = await browser.PageAsync("/columns/edit");
        return await browser.SubmitToAsync(page.QuerySelector("#act"), $"/columns/{way}?feed={Uri.EscapeDataString(feed)}");
    }

    private static IEnumerable<string> Titles(IParentNode page) =>
        page.QuerySelectorAll(".column-head").Select(head => head.TextContent.Trim());
}
