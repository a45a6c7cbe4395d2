using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Safety;

/// <summary>The pages on which members make, change and delete their filters.</summary>
public sealed class FilterSettingsTests
{
    private const string Path = "/settings/filters";

    [Fact]
    public async Task A_word_that_another_device_added_meanwhile_stays()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        await SaveAsync(
            browser, Path + "/new", Path, ("title", "Rota"), ("words", "nights\nlates"), ("context[]", "home"), ("action", "warn"));
        var id = (await OnlyAsync(ada)).Text("id");
        var had = (await browser.PageAsync($"{Path}/{id}")).QuerySelector<IHtmlInputElement>(".filter-form [name=had]")!.Value;
        await ada.PostJsonAsync($"/api/v2/filters/{id}/keywords", new { keyword = "delta" });
        await SaveAsync(
            browser, $"{Path}/{id}", $"{Path}/{id}", ("title", "Rota"), ("had", had), ("words", "nights\nearlies"), ("context[]", "home"),
            ("action", "warn"));
        Assert.Equal(["nights True", "delta True", "earlies True"], Words(await OnlyAsync(ada)));
    }

    [Fact]
    public async Task A_new_filter_needs_a_word_and_one_that_is_over_says_so()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var refused = await SaveAsync(
            browser, Path + "/new", Path, ("title", "Rota"), ("words", " \n "), ("context[]", "home"), ("action", "warn"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Write at least one word or phrase", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
        await SaveAsync(
            browser, Path + "/new", Path, ("title", "Rota"), ("words", "nights"), ("context[]", "home"), ("action", "warn"),
            ("until", "3600"));
        server.Clock.Advance(TimeSpan.FromHours(2));
        var page = await browser.PageAsync($"{Path}/{(await OnlyAsync(ada)).Text("id")}");
        Assert.Contains("It has ended:", Plain(page.QuerySelector("#field-expires_in")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_is_made_listed_changed_and_deleted_on_pages_as_an_app_would()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var made = await SaveAsync(
            browser, Path + "/new", Path, ("title", "Night shifts"), ("words", "night shift\n\n  nights \r\nnights"), ("ends", "whole"),
            ("context[]", "home"), ("context[]", "thread"), ("action", "hide"), ("until", "28800"));
        Assert.Equal((HttpStatusCode.SeeOther, Path + "#flash"), (made.StatusCode, made.Target()));
        var filter = await OnlyAsync(ada);
        Assert.Equal(("Night shifts", "hide", "home thread"), (filter.Text("title"), filter.Text("filter_action"), Contexts(filter)));
        Assert.Equal(["night shift True", "nights True"], Words(filter));

        var page = await browser.PageAsync(Path);
        Assert.Contains("Filter saved.", Plain(page.QuerySelector("#flash")), StringComparison.Ordinal);
        var card = Plain(page.QuerySelector(".settings li.card"));
        foreach (var fact in new[] { "Night shifts", "Leaves posts out", "2 words", "Until 17:00", "Home, Threads" })
            Assert.Contains(fact, card, StringComparison.Ordinal);
        var hidden = await browser.PageAsync("/settings/hidden");
        Assert.Contains("Until 17:00", Plain(hidden.QuerySelector("#filters")), StringComparison.Ordinal);

        var edit = page.QuerySelector(".settings li.card a")!.GetAttribute("href")!;
        page = await browser.PageAsync(edit);
        Assert.Equal("Night shifts", page.QuerySelector<IHtmlInputElement>("#field-title")!.Value);
        Assert.Equal("night shift\nnights", page.QuerySelector<IHtmlTextAreaElement>("#field-words")!.Value);
        Assert.Equal(
            ["whole", "home", "thread", "hide", "keep"],
            page.QuerySelectorAll(".filter-form [checked]").Select(box => box.GetAttribute("value")));
        var kept = Words(filter, "id")[1];
        var saved = await SaveAsync(
            browser, edit, edit, ("title", "Nights"), ("words", "nights\nlates"), ("ends", "parts"), ("context[]", "public"),
            ("action", "warn"), ("until", "keep"), ("back", Path));
        Assert.Equal(Path + "#flash", saved.Target());
        var changed = await OnlyAsync(ada);
        Assert.Equal(("Nights", "warn", "public"), (changed.Text("title"), changed.Text("filter_action"), Contexts(changed)));
        Assert.Equal(["nights False", "lates False"], Words(changed));
        Assert.Equal(kept, Words(changed, "id")[0]);
        Assert.Equal(filter.Text("expires_at"), changed.Text("expires_at"));
        await SaveAsync(browser, edit, edit, ("title", "Nights"), ("context[]", "public"), ("action", "warn"), ("until", "never"));
        Assert.Equal(JsonValueKind.Null, (await OnlyAsync(ada)).GetProperty("expires_at").ValueKind);

        page = await browser.PageAsync(edit + "/delete");
        Assert.Contains("Nights", Plain(page.QuerySelector("blockquote")), StringComparison.Ordinal);
        Assert.Equal(Path + "#flash", (await browser.SubmitAsync(page.QuerySelector(".settings form"))).Target());
        Assert.Empty((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(edit)).StatusCode);
    }

    [Theory]
    [InlineData("title", "Give the filter a name", "#field-title", "")]
    [InlineData("context[]", "Choose at least one place", "#field-context", null)]
    [InlineData("action", "Choose what it does with a post", "#field-filter_action", "shout")]
    [InlineData("until", "Choose when it ends", "#field-expires_in", "-5")]
    [InlineData("words", "One of the words or phrases is too long", "#field-words", "{long}")]
    public async Task What_is_wrong_is_said_beside_the_field_and_everything_typed_is_kept(
        string field, string sentence, string place, string? typed)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var edit = $"{Path}/{(await FilterAsync(ada, "Old", "old")).Text("id")}";
        var fields = new List<(string, string)>
        {
            ("title", "Typed <title>"), ("words", "typed words"), ("ends", "parts"), ("context[]", "account"), ("action", "blur"),
            ("until", "3600"), ("back", "/public"),
        };
        fields.RemoveAll(one => one.Item1 == field);
        if (typed is not null) fields.Add((field, typed == "{long}" ? "typed words\n" + new string('x', 513) : typed));
        foreach (var (form, action) in new[] { (Path + "/new", Path), (edit, edit) })
        {
            var answer = await SaveAsync(browser, form, action, [.. fields]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.DocumentAsync();
            var link = page.QuerySelector(".problems a")!;
            Assert.Contains(sentence, link.TextContent, StringComparison.Ordinal);
            Assert.Equal(place, link.GetAttribute("href"));
            Assert.NotNull(page.QuerySelector(place));
            if (field != "title") Assert.Equal("Typed <title>", page.QuerySelector<IHtmlInputElement>("#field-title")!.Value);
            Assert.StartsWith("typed words", page.QuerySelector<IHtmlTextAreaElement>("#field-words")!.Value, StringComparison.Ordinal);
            Assert.Equal("/public", page.QuerySelector(".filter-form [name=back]")!.GetAttribute("value"));
            foreach (var value in new[] { "parts", "account", "blur", "3600" })
            {
                var isChecked = page.QuerySelector($".filter-form [value='{value}'][checked]") is not null;
                Assert.Equal(fields.Contains((FieldOf(value), value)), isChecked);
            }
        }
        Assert.Equal("Old", (await OnlyAsync(ada)).Text("title"));

        static string FieldOf(string value) =>
            value switch { "parts" => "ends", "account" => "context[]", "blur" => "action", _ => "until" };
    }

    [Fact]
    public async Task Words_of_which_some_are_found_as_parts_stay_so_unless_one_says_otherwise()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var filter = await FilterAsync(ada, "Mixed", "tea");
        await ada.PostJsonAsync($"/api/v2/filters/{filter.Text("id")}/keywords", new { keyword = "milk", whole_word = false });
        var edit = $"{Path}/{filter.Text("id")}";
        Assert.NotNull((await browser.PageAsync(edit)).QuerySelector("[name=ends][value=mixed][checked]"));
        (string, string)[] rest = [("title", "Mixed"), ("context[]", "home"), ("action", "warn"), ("until", "never")];
        await SaveAsync(browser, edit, edit, [.. rest, ("words", "tea\nmilk\nsugar"), ("ends", "mixed")]);
        Assert.Equal(["tea True", "milk False", "sugar True"], Words(await OnlyAsync(ada)));
        await SaveAsync(browser, edit, edit, [.. rest, ("words", "tea\nmilk"), ("ends", "whole")]);
        Assert.Equal(["tea True", "milk True"], Words(await OnlyAsync(ada)));
        Assert.Null((await browser.PageAsync(edit)).QuerySelector("[name=ends][value=mixed]"));
    }

    [Fact]
    public async Task A_stranger_finds_another_persons_filter_by_no_page_and_no_form()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await server.MemberAsync("eve");
        var filter = await FilterAsync(ada, "Secret words", "xylophone");
        var post = await ben.PublishAsync("Rota");
        var kept = await ada.PostJsonAsync($"/api/v2/filters/{filter.Text("id")}/statuses", new { status_id = post });
        using var browser = await server.BrowserAsync("eve");
        var blank = await (await browser.GetAsync(Path + "/new")).Content.ReadAsStringAsync();
        var token = ("__RequestVerificationToken", Forms.TokenIn(blank));
        foreach (var id in new[] { filter.Text("id"), "1" })
        {
            foreach (var page in new[] { $"{Path}/{id}", $"{Path}/{id}/delete" })
            {
                var answer = await browser.GetAsync(page);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.DoesNotContain("Secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                var sent = await browser.PostFormAsync(page, token, ("title", "Mine"), ("context[]", "home"), ("action", "warn"));
                Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
            }
        }
        foreach (var id in new[] { kept.Text("id"), "1" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostFormAsync($"{Path}/posts/{id}/remove", token)).StatusCode);
        foreach (var page in new[] { Path, "/settings/hidden", Path + "/export?format=csv", Path + "/export?format=json" })
        {
            var body = await (await browser.GetAsync(page)).Content.ReadAsStringAsync();
            Assert.DoesNotContain("Secret", body, StringComparison.Ordinal);
            Assert.DoesNotContain("xylophone", body, StringComparison.Ordinal);
        }
        var same = await OnlyAsync(ada);
        Assert.Equal(("Secret words", 1), (same.Text("title"), same.GetProperty("statuses").GetArrayLength()));
    }

    [Fact]
    public async Task A_visitor_signs_in_first_and_a_form_from_elsewhere_does_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ben.PublishAsync("Rota");
        var id = (await FilterAsync(ada, "Mine", "tea")).Text("id");
        using var visitor = server.Visitor();
        foreach (var page in new[] { "", "/new", $"/{id}", $"/{id}/delete", "/export", "/import" })
            Assert.StartsWith("/sign-in", (await visitor.GetAsync(Path + page)).Target(), StringComparison.Ordinal);
        using var browser = await server.BrowserAsync("ada");
        foreach (var form in new[] { "", $"/{id}", $"/{id}/delete", "/posts/1/remove", "/import" }.Select(form => Path + form)
            .Append($"/posts/{post}/hide"))
        {
            var sent = await browser.PostFormAsync(
                form, ("title", "Forged"), ("context[]", "home"), ("action", "warn"), ("text", "title\nx"));
            Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        }
        Assert.Equal("Mine", (await OnlyAsync(ada)).Text("title"));
    }

    [Fact]
    public async Task The_hashtags_of_a_post_are_offered_as_words_and_only_of_one_that_can_be_seen()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ben.PublishAsync("Who takes #NightShift and #lates?");
        var secret = await ben.PublishAsync("#hidden", "private");
        using var browser = await server.BrowserAsync("ada");
        var item = (await browser.PageAsync($"/@ben/{post}")).QuerySelector(".more-items [data-act=filter-words]")!;
        Assert.Equal($"{Path}/new?post={post}", item.GetAttribute("href"));
        using var request = new HttpRequestMessage(HttpMethod.Get, item.GetAttribute("href"));
        request.Headers.Referrer = new Uri($"{server.Address}/tags/lates");
        var page = await (await browser.SendAsync(request)).DocumentAsync();
        Assert.Equal(
            ["#NightShift", "#lates"],
            page.QuerySelectorAll("[name='picked[]'][checked]").Select(box => box.GetAttribute("value")).Order(StringComparer.Ordinal));
        Assert.Equal("/tags/lates", page.QuerySelector(".filter-form [name=back]")!.GetAttribute("value"));
        var made = await SaveAsync(
            browser, item.GetAttribute("href")!, Path, ("title", "Nights"), ("picked[]", "#NightShift"), ("words", "on call"),
            ("context[]", "home"), ("action", "warn"), ("back", "/tags/lates"));
        Assert.Equal("/tags/lates#flash", made.Target());
        Assert.Equal(["on call True", "#NightShift True"], Words(await OnlyAsync(ada)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Path}/new?post={secret}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Path}/new?post=tea")).StatusCode);
    }

    [Fact]
    public async Task A_single_post_is_hidden_from_its_menu_shown_again_and_taken_out_of_its_filter()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var (post, other) = (await ben.PublishAsync("Once more"), await ben.PublishAsync("And again"));
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        foreach (var id in new[] { post, other })
        {
            var sent = await browser.PressAsync(await browser.PageAsync("/home"), $"[data-post='{id}'] [data-act=hide-post]");
            Assert.Equal("/home#flash", sent.Target());
        }
        var filter = await OnlyAsync(ada);
        Assert.Equal(("Hidden posts", "hide", 5), (filter.Text("title"), filter.Text("filter_action"), Contexts(filter).Split(' ').Length));
        Assert.Equal(2, filter.GetProperty("statuses").GetArrayLength());
        var page = await browser.PageAsync("/home");
        Assert.Contains("You hid the post.", Plain(page.QuerySelector("#flash")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".post"));
        Assert.Equal("/home#flash", (await browser.PressAsync(page, "#flash [data-act=undo]")).Target());
        page = await browser.PageAsync("/home");
        Assert.NotNull(page.QuerySelector($"[data-post='{other}'] > .post-main"));
        Assert.Null(page.QuerySelector($"[data-post='{post}']"));

        page = await browser.PageAsync($"{Path}/{filter.Text("id")}");
        Assert.Equal("Once more Ben Thomas", Plain(page.QuerySelector("#posts li p")));
        Assert.Equal($"{Path}/{filter.Text("id")}#flash", (await browser.PressAsync(page, "#posts [data-act=show-post]")).Target());
        Assert.Null((await browser.PageAsync($"{Path}/{filter.Text("id")}")).QuerySelector("#posts"));
        Assert.Equal(2, (await browser.PageAsync("/home")).QuerySelectorAll(".post > .post-main").Length);
    }

    [Fact]
    public async Task Ones_own_posts_and_those_one_cannot_see_are_not_hidden_and_leave_no_filter()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (own, secret) = (await ada.PublishAsync("Mine"), await ben.PublishAsync("Not for all", "private"));
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync($"/@ada/{own}");
        Assert.Null(page.QuerySelector("[data-act=hide-post], [data-act=filter-words]"));
        using (var visitor = server.Visitor())
            Assert.Null((await visitor.PageAsync($"/@ada/{own}")).QuerySelector("[data-act=hide-post], [data-act=filter-words]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SubmitAsync($"/@ada/{own}", $"/posts/{own}/hide")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync($"/@ada/{own}", $"/posts/{secret}/hide")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync($"/@ada/{own}", "/posts/1/hide")).StatusCode);
        Assert.Empty((await ada.GetJsonAsync("/api/v2/filters")).EnumerateArray());
    }

    private static Task<HttpResponseMessage> SaveAsync(
        HttpClient browser, string page, string action, params (string Name, string Value)[] fields) =>
        browser.SubmitAsync(page, action, fields);

    private static Task<JsonElement> FilterAsync(Member owner, string title, string keyword) => owner.PostJsonAsync(
        "/api/v2/filters", new { title, context = new[] { "home" }, keywords_attributes = new[] { new { keyword } } });

    private static async Task<JsonElement> OnlyAsync(Member owner) =>
        Assert.Single((await owner.GetJsonAsync("/api/v2/filters")).EnumerateArray().ToList());

    private static string Contexts(JsonElement filter) =>
        string.Join(' ', filter.GetProperty("context").EnumerateArray().Select(context => context.GetString()));

    private static List<string> Words(JsonElement filter) =>
        [.. filter.GetProperty("keywords").EnumerateArray().Select(word => $"{word.Text("keyword")} {word.Is("whole_word")}")];

    private static List<string> Words(JsonElement filter, string part) =>
        [.. filter.GetProperty("keywords").EnumerateArray().Select(word => word.Text(part))];

    private static string Plain(IElement? element) =>
        string.Join(' ', Bidi.WithoutControls(element!.TextContent).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
