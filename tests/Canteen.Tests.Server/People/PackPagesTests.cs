using System.Net;
using AngleSharp.Html.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.PackTools;

namespace Canteen.Tests.Server.People;

/// <summary>The pages of packs, without script.</summary>
public sealed class PackPagesTests
{
    [Fact]
    public async Task A_pack_is_made_filled_changed_and_deleted_on_pages()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        Assert.NotNull((await browser.PageAsync("/packs")).QuerySelector("main a[href='/packs/new']"));
        var made = await browser.SubmitAsync(
            (await browser.PageAsync("/packs/new")).QuerySelector("main .form"), ("name", "Night <b>shift</b>"), ("description", "Awake"));
        var path = made.Target()!.Split('#')[0];
        Assert.Matches("^/packs/[0-9]+/people$", path);
        var page = await browser.PageAsync(path + "?q=ben");
        await browser.PressAsync(page, "[data-act=pack-add]");
        page = await browser.PageAsync(path + "?q=ben");
        Assert.Contains("has been asked", page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[data-act=pack-add]"));
        Assert.NotNull(page.QuerySelector("section[aria-labelledby=pack-waiting] .person"));
        await browser.SubmitAsync(page.QuerySelector(".pack-tag-form"), ("name", "#SmallWins"));
        page = await browser.PageAsync(path);
        Assert.Equal("#SmallWins", page.QuerySelector(".pack-tag-list a")!.TextContent);
        await browser.PressAsync(page, "[data-act=pack-untag]");
        await browser.PressAsync(page, "[data-act=pack-remove]");
        page = await browser.PageAsync(path);
        Assert.Null(page.QuerySelector(".pack-tag-list"));
        Assert.Null(page.QuerySelector(".person"));
        var pack = path[..^"/people".Length];
        var saved = await browser.SubmitAsync((await browser.PageAsync(pack + "/edit")).QuerySelector("main .form"), ("name", "Nights"));
        Assert.Equal(pack + "#flash", saved.Target());
        Assert.Equal(["Nights"], await ada.NamesAsync("mine"));
        var gone = await browser.SubmitAsync((await browser.PageAsync(pack + "/delete")).QuerySelector("main .form"));
        Assert.Equal("/packs#flash", gone.Target());
        Assert.Contains("You deleted the pack.", (await browser.PageAsync("/packs")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await ben.NamesAsync("asking"));
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_what_was_typed_stays()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        var refused = await browser.SubmitAsync(
            (await browser.PageAsync("/packs/new")).QuerySelector("main .form"), ("name", "  "), ("description", "Who is awake"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.DocumentAsync();
        Assert.Contains("Name can't be blank", again.QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Validation failed", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Who is awake", again.QuerySelector("[name=description]")!.TextContent);
        var path = await ada.PackAsync("Tea");
        var page = Page(path) + "/people";
        var noTag = await browser.SubmitAsync((await browser.PageAsync(page)).QuerySelector(".pack-tag-form"), ("name", "two words"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noTag.StatusCode);
        Assert.Equal("two words", (await noTag.DocumentAsync()).QuerySelector(".pack-tag-form [name=name]")!.GetAttribute("value"));
        await ada.PostJsonAsync(path + "/accounts", Whom(ben));
        await ben.PostJsonAsync(path + "/decline");
        var noPerson = await browser.PressAsync(await browser.PageAsync(page + "?q=ben"), "[data-act=pack-add]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noPerson.StatusCode);
        Assert.Contains(
            "You cannot add this person to this pack", (await noPerson.DocumentAsync()).QuerySelector(".problems")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_asked_learns_of_it_and_answers()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ben");
        Assert.Null((await browser.PageAsync("/notifications")).QuerySelector(".pack-questions"));
        Assert.Equal("", await MarkAsync(browser));
        var (path, other) = (await ada.PackAsync("Tea"), await ada.PackAsync("Coffee"));
        foreach (var pack in new[] { path, other }) await ada.PostJsonAsync(pack + "/accounts", Whom(ben));
        var told = (await browser.PageAsync("/notifications")).QuerySelector(".pack-questions")!;
        Assert.Contains("in 2 packs", told.TextContent, StringComparison.Ordinal);
        Assert.Equal("/packs#asking", told.QuerySelector("a")!.GetAttribute("href"));
        Assert.StartsWith("2", await MarkAsync(browser), StringComparison.Ordinal);
        var asked = await browser.PageAsync("/packs");
        Assert.Equal(["Coffee", "Tea"], NamesIn(asked, "asking"));
        await browser.PressAsync(asked, $"[formaction='{Page(path)}/agree']");
        var agreed = await browser.PageAsync("/packs");
        Assert.Contains("You're in the pack now.", agreed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Tea"], NamesIn(agreed, "with-me"));
        await browser.PressAsync(agreed, $"[formaction='{Page(other)}/decline']");
        await browser.PressAsync(await browser.PageAsync(Page(path)), $"[formaction='{Page(path)}/leave']");
        var left = await browser.PageAsync("/packs");
        Assert.Null(left.QuerySelector("#asking"));
        Assert.Null(left.QuerySelector("#with-me"));
        Assert.Equal("", await MarkAsync(browser));
        Assert.Empty(await ada.PeopleOfAsync(path));
        Assert.NotNull((await browser.PageAsync(Page(path))).QuerySelector(".pack-asks [data-act=pack-agree]"));
    }

    [Fact]
    public async Task The_ticked_ones_are_followed_and_a_true_sentence_says_so()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var nell = await server.MemberAsync("nell");
        await cath.PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        var path = await ada.PackAsync("Tea", ada, ben, cath, nell);
        await ada.PostJsonAsync(path + "/tags", new { name = "SmallWins" });
        await nell.FollowAsync(ada);
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("nell");
        var page = await browser.PageAsync(Page(path));
        Assert.Equal(
            [$"{cath.Id}", $"{ben.Id}"], page.QuerySelectorAll("[name='people[]']:checked").Select(box => box.GetAttribute("value")));
        Assert.Equal("smallwins", page.QuerySelector("[name='tags[]']:checked")!.GetAttribute("value"));
        var none = await FollowAsync(browser, page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        var again = await none.DocumentAsync();
        Assert.Contains("Tick at least one", again.QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(again.QuerySelectorAll(".pack-follow :checked"));
        var followed = await FollowAsync(browser, page, ("people[]", $"{ben.Id}"), ("tags[]", "smallwins"));
        Assert.Equal(Page(path) + "#flash", followed.Target());
        page = await browser.PageAsync(Page(path));
        Assert.Equal("You follow them now.", page.QuerySelector("#flash")!.TextContent.Trim());
        Assert.Equal(1, page.QuerySelectorAll(".pack-follow :checked").Length);
        await FollowAsync(browser, page, ("people[]", $"{cath.Id}"));
        page = await browser.PageAsync(Page(path));
        Assert.Contains("have been asked", page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".pack-follow button"));
    }

    [Fact]
    public async Task Visitors_read_packs_and_are_led_to_sign_in()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ada.PackAsync("Tea", ada);
        await ada.PostJsonAsync(path + "/accounts", Whom(ben));
        using var visitor = server.Visitor();
        var page = await visitor.PageAsync(Page(path));
        Assert.Equal("/sign-in?next=" + Uri.EscapeDataString(Page(path)), page.QuerySelector(".pack-follow .button")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("main input[type=checkbox]"));
        Assert.Equal(["/@ada"], page.QuerySelectorAll(".person .name").Select(name => name.GetAttribute("href")));
        Assert.Equal(["Tea"], NamesIn(await visitor.PageAsync("/packs"), "all-packs"));
        foreach (var part in new[] { "/people", "/edit", "/delete" })
            Assert.StartsWith("/sign-in", (await visitor.GetAsync(Page(path) + part)).Target(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/packs/1")).StatusCode);
    }

    [Fact]
    public async Task The_packs_of_others_go_on_page_by_page_below_ones_own()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        foreach (var name in new[] { "One", "Two", "Three" }) await ben.PackAsync(name, ben);
        await ada.PackAsync("Mine", ada);
        using var browser = await server.BrowserAsync("ada");
        var first = await browser.PageAsync("/packs?limit=3");
        Assert.Equal(["Mine"], NamesIn(first, "mine"));
        Assert.Equal(["Three", "Two"], NamesIn(first, "all-packs"));
        Assert.Equal("Other packs", first.QuerySelector("#all-packs")!.TextContent);
        var next = await browser.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(["One"], NamesIn(next, "all-packs"));
        Assert.Empty(NamesIn(next, "mine"));
        using var visitor = server.Visitor();
        Assert.Equal(["Mine", "Three", "Two", "One"], NamesIn(await visitor.PageAsync("/packs"), "all-packs"));
    }

    [Fact]
    public async Task The_forms_of_somebody_elses_pack_do_not_exist()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var path = Page(await ada.PackAsync("Tea"));
        using var browser = await server.BrowserAsync("eve");
        foreach (var part in new[] { "/edit", "/people", "/people?q=ada", "/delete" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path + part)).StatusCode);
        var form = (await browser.PageAsync("/packs/new")).QuerySelector("main .form")!;
        foreach (var part in new[]
            {
                "", "/delete", "/agree", "/decline", "/leave", "/tags", "/tags/tea/remove", $"/people/{eve.Id}/add",
                $"/people/{eve.Id}/remove",
            })
        {
            form.SetAttribute("action", path + part);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(form, ("name", "tea"))).StatusCode);
        }
        Assert.Equal(["Tea"], await ada.NamesAsync("mine"));
        Assert.Equal(0, await server.CountAsync("SELECT (SELECT COUNT(*) FROM pack_people) + (SELECT COUNT(*) FROM pack_tags)"));
    }

    [Fact]
    public async Task A_list_is_shared_as_a_pack_by_its_owner_alone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        const string Lists = "/api/canteen/v1/lists";
        var list = (await ada.PostJsonAsync(Lists, new { title = "Ward 7" })).Text("id");
        await ada.PostJsonAsync($"{Lists}/{list}/accounts", Whom(ben));
        await ada.PostJsonAsync($"{Lists}/{list}/tags", new { name = "SmallWins" });
        using var browser = await server.BrowserAsync("ada");
        var bare = (await ada.PostJsonAsync(Lists, new { title = "Neither people nor hashtags" })).Text("id");
        foreach (var part in new[] { "people", "edit" })
            Assert.Null((await browser.PageAsync($"/lists/{bare}/{part}")).QuerySelector("a[href^='/packs/new']"));
        foreach (var part in new[] { "people", "edit" })
            Assert.NotNull((await browser.PageAsync($"/lists/{list}/{part}")).QuerySelector($"a[href='/packs/new?list={list}']"));
        var form = (await browser.PageAsync($"/packs/new?list={list}")).QuerySelector("main .form");
        Assert.Equal("Ward 7", form!.QuerySelector("[name=name]")!.GetAttribute("value"));
        var made = await browser.SubmitAsync(form);
        var page = await browser.PageAsync(made.Target()!);
        Assert.Contains("from your list", page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Ward 7"], await ben.NamesAsync("asking"));
        using var other = await server.BrowserAsync("ben");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/packs/new?list={list}")).StatusCode);
    }

    [Fact]
    public async Task A_newcomer_chooses_packs_or_skips_and_is_greeted_at_home()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PackAsync("Nobody yet");
        var path = await ada.PackAsync("Tea", ben);
        await ben.PublishAsync("A good day on the ward");
        await server.DrainAsync();
        using var browser = server.Browser();
        await browser.SubmitAsync(
            "/sign-up", "/sign-up", ("username", "nell"), ("email", "nell@example.org"), ("password", "teapot lantern biscuit"),
            ("agreement", "1"));
        var link = await server.LinkAsync("nell@example.org");
        Assert.Equal("/packs/start", (await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)))).Target());
        var page = await browser.PageAsync("/packs/start");
        Assert.Equal(["Tea"], page.QuerySelectorAll(".pack-choice label").Select(label => label.TextContent));
        Assert.Equal("/home?welcome=1", page.QuerySelector(".pack-start a.button")!.GetAttribute("href"));
        var none = await browser.SubmitAsync("/packs/start", "/packs/start");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("Tick at least one pack", await none.TextAsync(), StringComparison.Ordinal);
        var followed = await browser.SubmitAsync("/packs/start", "/packs/start", ("packs[]", path.Split('/')[^1]));
        Assert.Equal("/home?welcome=1", followed.Target());
        var home = await browser.PageAsync("/home?welcome=1");
        Assert.Contains("A good day on the ward", home.QuerySelector(".post")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Your account is ready", home.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You follow them now.", home.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound, (await browser.SubmitAsync("/packs/start", "/packs/start", ("packs[]", "1"))).StatusCode);
    }

    /// <summary>What stands beside the section of packs in the navigation.</summary>
    private static async Task<string> MarkAsync(HttpClient browser) =>
        (await browser.PageAsync("/home")).QuerySelector(".side-nav a[href='/search'] .count")?.TextContent ?? "";

    private static IEnumerable<string> NamesIn(IHtmlDocument page, string section) =>
        page.QuerySelectorAll($"section[aria-labelledby={section}] .pack-name").Select(name => name.TextContent.Trim());

    private static Task<HttpResponseMessage> FollowAsync(HttpClient browser, IHtmlDocument page, params (string, string)[] ticked) =>
        browser.PostFormAsync(
            page.QuerySelector(".pack-follow")!.GetAttribute("action")!,
            [
                .. page.QuerySelectorAll(".pack-follow input[type=hidden]")
                    .Select(field => (field.GetAttribute("name")!, field.GetAttribute("value")!)),
                .. ticked,
            ]);
}
