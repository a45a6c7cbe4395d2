using System.Net;
using AngleSharp.Html.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>The pages of lists, without script.</summary>
public sealed class ListPagesTests
{
    [Fact]
    public async Task A_list_is_made_changed_and_deleted_on_pages()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        Assert.NotNull((await browser.PageAsync("/lists")).QuerySelector(".empty a[href='/lists/new']"));
        var made = await browser.SubmitAsync(
            (await browser.PageAsync("/lists/new")).QuerySelector(".list-form"), ("title", "Ward 7"), ("icon", "tea"), ("colour", "plum"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var id = made.Headers.Location!.OriginalString.Split('/')[2];
        var edit = (await browser.PageAsync($"/lists/{id}/edit")).QuerySelector(".list-form");
        Assert.Equal("tea", edit!.QuerySelector("[name=icon]:checked")!.GetAttribute("value"));
        await browser.SubmitAsync(edit, ("title", "Ward 8"), ("replies", "none"));
        var list = (await ada.GetJsonAsync("/api/canteen/v1/lists"))[0];
        Assert.Equal(("Ward 8", "none", "tea", "plum"),
            (list.Text("title"), list.Text("replies_policy"), list.Text("icon"), list.Text("colour")));
        var ask = await browser.PageAsync($"/lists/{id}/delete");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(ask.QuerySelector("main .form"))).StatusCode);
        Assert.Contains("You deleted the list.", (await browser.PageAsync("/lists")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await ada.GetJsonAsync("/api/v1/lists")).EnumerateArray());
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_what_was_typed_stays()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/lists/new")).QuerySelector(".list-form");
        var refused = await browser.SubmitAsync(form, ("title", new string('x', 257)), ("colour", "rust"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.DocumentAsync();
        Assert.Contains("Title is too long", again.QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Validation failed", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new string('x', 257), again.QuerySelector("[name=title]")!.GetAttribute("value"));
        Assert.Equal("rust", again.QuerySelector("[name=colour]:checked")!.GetAttribute("value"));
        var path = "/lists" + (await ListsTests.ListAsync(ada, "Tea"))["/api/v1/lists".Length..] + "/people";
        var tags = (await browser.PageAsync(path)).QuerySelector(".list-tag-form");
        var noTag = await browser.SubmitAsync(tags, ("name", "two words"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noTag.StatusCode);
        Assert.Equal("two words", (await noTag.DocumentAsync()).QuerySelector(".list-tag-form [name=name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task People_are_found_added_and_removed_and_hashtags_too()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var list = await ListsTests.ListAsync(ada, "Tea");
        var path = "/lists" + list["/api/v1/lists".Length..] + "/people";
        using var browser = await server.BrowserAsync("ada");
        var found = await browser.PageAsync(path + "?q=ben");
        var added = await browser.PressAsync(found, "[data-act=list-add]");
        Assert.StartsWith(path + "?q=ben", added.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var page = await browser.PageAsync(path + "?q=ben");
        Assert.Contains("You added", page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[data-act=list-add]"));
        Assert.Equal([$"{ben.Id}"], (await ada.GetJsonAsync(list + "/accounts")).Ids());
        await browser.SubmitAsync(page.QuerySelector(".list-tag-form"), ("name", "#TeaTime"));
        page = await browser.PageAsync(path);
        Assert.Equal("#TeaTime", page.QuerySelector(".list-tags a")!.TextContent);
        Assert.Contains("1 person, 1 hashtag", page.QuerySelector(".list-head")!.TextContent, StringComparison.Ordinal);
        await browser.PressAsync(page, "[data-act=list-untag]");
        await browser.PressAsync(page, "[data-act=list-remove]");
        page = await browser.PageAsync(path);
        Assert.Contains("0 people, 0 hashtags", page.QuerySelector(".list-head")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_for_each_list_says_where_a_person_is_and_only_what_changed_is_saved()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var lists = await ThreeAsync(ada);
        var people = new { account_ids = new[] { ben.Id } };
        await ada.PostJsonAsync(lists[0] + "/accounts", people);
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync($"/people/{ben.Id}/lists");
        Assert.Equal(["One"], Ticked(page));
        // Meanwhile, on another device.
        await ada.PostJsonAsync(lists[1] + "/accounts", people);
        await ChooseAsync(browser, page, "Four", Id(lists[2]));
        Assert.Equal(["Two", "Three", "Four"], (await ada.GetJsonAsync($"/api/v1/accounts/{ben.Id}/lists")).TextsOf("title"));
        Assert.Equal(["Two", "Three", "Four"], Ticked(await browser.PageAsync($"/people/{ben.Id}/lists")));
        var refused = await ChooseAsync(browser, page, new string('x', 300), Id(lists[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(4, (await ada.GetJsonAsync("/api/v1/lists")).GetArrayLength());
    }

    [Fact]
    public async Task A_hashtag_is_put_into_lists_from_its_page()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("Biscuits #TeaTime");
        await ListsTests.ListAsync(ada, "One");
        using var browser = await server.BrowserAsync("ada");
        var link = (await browser.PageAsync("/tags/teatime")).QuerySelector(".tag-words a")!.GetAttribute("href")!;
        var page = await browser.PageAsync(link);
        Assert.Empty(Ticked(page));
        await ChooseAsync(browser, page, "New one", ((IHtmlInputElement)page.QuerySelector("[name='lists[]']")!).Value);
        Assert.Equal(["One", "New one"], Ticked(await browser.PageAsync(link)));
        var tags = (await ada.GetJsonAsync("/api/canteen/v1/lists"))[1].GetProperty("tags")[0];
        Assert.Equal("teatime", tags.Text("name"));
        using var visitor = server.Visitor();
        Assert.Null((await visitor.PageAsync("/tags/teatime")).QuerySelector(".tag-words a"));
    }

    [Fact]
    public async Task Lists_are_moved_by_a_press_and_the_focus_stays_with_them()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        string[] ids = [.. (await ThreeAsync(ada)).Select(Id)];
        using var browser = await server.BrowserAsync("ada");
        var up = await browser.PressAsync(await browser.PageAsync("/lists"), $"#up-{ids[2]}");
        Assert.Equal($"/lists#up-{ids[2]}", up.Headers.Location!.OriginalString);
        up = await browser.PressAsync(await browser.PageAsync("/lists"), $"#up-{ids[2]}");
        Assert.Equal($"/lists#down-{ids[2]}", up.Headers.Location!.OriginalString);
        var page = await browser.PageAsync("/lists");
        Assert.Equal(["Three", "One", "Two"], page.QuerySelectorAll(".list-row .name").Select(name => name.TextContent));
        Assert.Null(page.QuerySelector($"#up-{ids[2]}"));
        Assert.Null(page.QuerySelector($"#down-{ids[1]}"));
    }

    [Fact]
    public async Task Pinned_lists_stand_in_the_navigation_of_their_owner_alone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ListsTests.ListAsync(ada, "Loose");
        var pinned = await ada.PostJsonAsync("/api/canteen/v1/lists", new { title = "<b>Pinned</b>", pinned = true });
        using var browser = await server.BrowserAsync("ada");
        foreach (var path in new[] { "/home", "/public", "/lists" })
        {
            var links = (await browser.PageAsync(path)).QuerySelectorAll(".side-nav .pinned-list, #you .pinned-list");
            Assert.Equal(["<b>Pinned</b>", "<b>Pinned</b>"], links.Select(link => link.TextContent.Trim()));
            Assert.All(links, link => Assert.Equal($"/lists/{pinned.Text("id")}", link.GetAttribute("href")));
        }
        await ada.PutJsonAsync($"/api/canteen/v1/lists/{pinned.Text("id")}", new { pinned = false });
        Assert.Null((await browser.PageAsync("/home")).QuerySelector(".pinned-list"));
        await ada.PutJsonAsync($"/api/canteen/v1/lists/{pinned.Text("id")}", new { pinned = true });
        using var other = await server.BrowserAsync("ben");
        Assert.Null((await other.PageAsync("/home")).QuerySelector(".pinned-list"));
        using var visitor = server.Visitor();
        Assert.Null((await visitor.PageAsync("/public")).QuerySelector(".pinned-list"));
    }

    [Fact]
    public async Task The_pages_of_somebody_elses_list_do_not_exist()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var path = "/lists/" + Id(await ListsTests.ListAsync(ada, "Secret"));
        using var browser = await server.BrowserAsync("eve");
        foreach (var part in new[] { "/edit", "/people", "/people?q=ada", "/delete" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path + part)).StatusCode);
        var form = (await browser.PageAsync("/lists/new")).QuerySelector(".list-form")!;
        string[] parts = ["", "/delete", "/up", "/down", $"/people/{eve.Id}/add", $"/people/{eve.Id}/remove", "/tags", "/tags/tea/remove"];
        foreach (var part in parts)
        {
            form.SetAttribute("action", path + part);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(form, ("title", "Mine"), ("name", "tea"))).StatusCode);
        }
        form.SetAttribute("action", $"/people/{ada.Id}/lists");
        var chosen = await browser.SubmitAsync(form, ("title", ""), ("lists[]", Id(path)));
        Assert.Equal(HttpStatusCode.NotFound, chosen.StatusCode);
        Assert.Equal(0, await server.CountAsync("SELECT (SELECT COUNT(*) FROM list_members) + (SELECT COUNT(*) FROM list_tags)"));
        Assert.Equal(["Secret"], (await ada.GetJsonAsync("/api/v1/lists")).TextsOf("title"));
    }

    [Fact]
    public async Task Somebody_who_blocked_the_reader_is_not_found_for_a_list()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = "/lists/" + Id(await ListsTests.ListAsync(ada, "Tea")) + "/people?q=ben";
        using var browser = await server.BrowserAsync("ada");
        Assert.NotNull((await browser.PageAsync(path)).QuerySelector("[data-act=list-add]"));
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        Assert.Null((await browser.PageAsync(path)).QuerySelector("[data-act=list-add]"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/people/{ben.Id}/lists")).StatusCode);
    }

    private static async Task<string[]> ThreeAsync(Member member) =>
    [
        await ListsTests.ListAsync(member, "One"), await ListsTests.ListAsync(member, "Two"), await ListsTests.ListAsync(member, "Three"),
    ];

    private static string Id(string list) => list.Split('/')[^1];

    private static List<string> Ticked(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("[name='lists[]']:checked").Select(box => box.ParentElement!.TextContent.Trim())];

    /// <summary>Sends the page with these ticks and no others.</summary>
    internal static Task<HttpResponseMessage> ChooseAsync(HttpClient browser, IHtmlDocument page, string title, params string[] lists)
    {
        var form = page.QuerySelector("main .form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!))
            .Concat(lists.Select(list => ("lists[]", list))).Append(("title", title));
        return browser.PostAsync(
            form.GetAttribute("action"), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }
}
