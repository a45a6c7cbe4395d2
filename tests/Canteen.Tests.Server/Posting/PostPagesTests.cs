using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

public class PostPagesTests
{
    [Fact]
    public async Task A_post_is_written_with_a_plain_form_and_a_double_click_makes_one()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/posts/new")).QuerySelector("form.composer");
        Assert.Equal("public", form!.QuerySelector("select[name=visibility] option[selected]")!.GetAttribute("value"));
        for (var i = 0; i < 2; i++)
        {
            var answer = await browser.SubmitAsync(
                form, ("text", "From the form\n#Tea"), ("warning", "hot"), ("visibility", "unlisted"), ("back", "/home"));
            Assert.Equal((HttpStatusCode.SeeOther, "/home#main"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }
        var posts = await ada.GetJsonAsync($"/api/v1/accounts/{ada.Id}/statuses");
        var post = Assert.Single(posts.EnumerateArray());
        Assert.Equal(("hot", "unlisted"), (post.Text("spoiler_text"), post.Text("visibility")));
        Assert.StartsWith("<p>From the form<br /><a ", post.Text("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_can_read_it_is_called_the_same_where_one_chooses_and_where_one_reads()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/posts/new")).QuerySelector("form.composer")!;
        var choices = form.QuerySelectorAll("select[name=visibility] option")
            .Select(o => (o.GetAttribute("value")!, o.TextContent)).ToList();
        Assert.Equal(
            [
                ("public", "Everyone"), ("unlisted", "Everyone, unlisted"), ("private", "Followers only"),
                ("direct", "Mentioned people only"),
            ],
            choices);
        var settings = await browser.PageAsync("/settings/profile");
        Assert.Equal(
            choices.SkipLast(1),
            settings.QuerySelectorAll("#privacy option").Select(o => (o.GetAttribute("value")!, o.TextContent)));
        Assert.Contains("hashtag", settings.QuerySelector("#privacy-hint")!.TextContent, StringComparison.Ordinal);
        await server.MemberAsync("ben");
        foreach (var (value, words) in choices.Skip(1)) await browser.SubmitAsync(form, ("text", "@ben " + words), ("visibility", value));
        var shown = (await browser.PageAsync("/home")).QuerySelectorAll(".post .visibility").Select(line => line.TextContent.Trim());
        Assert.Equal(["Mentioned people only", "Followers only", "Unlisted"], shown);
    }

    [Fact]
    public async Task Who_goes_back_to_the_form_and_changes_the_words_publishes_another_post()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/posts/new")).QuerySelector("form.composer");
        foreach (var text in new[] { "Tea.", "Tea, and a biscuit.", "Tea." }) await browser.SubmitAsync(form, ("text", text));
        var posts = await ada.GetJsonAsync($"/api/v1/accounts/{ada.Id}/statuses");
        Assert.Equal(["<p>Tea, and a biscuit.</p>", "<p>Tea.</p>"], posts.EnumerateArray().Select(post => post.Text("content")));
    }

    [Fact]
    public async Task A_double_click_deletes_once_and_both_answers_lead_home()
    {
        await using var server = await TestServer.StartAsync();
        var id = await (await server.MemberAsync("ada")).PublishAsync("a");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync($"/posts/{id}/delete")).QuerySelector($"form[action='/posts/{id}/delete']");
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form)).StatusCode);
    }

    [Theory]
    [InlineData(" ", "Text can't be blank")]
    [InlineData("long", "Text character limit of 20 exceeded")]
    public async Task A_refused_post_keeps_what_was_typed_and_says_why(string text, string why)
    {
        await using var server = await TestServer.StartAsync(s => s with { MaxPostCharacters = 20 });
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var typed = text == "long" ? "<b>twenty-one</b> chars" : text;
        var form = (await browser.PageAsync("/posts/new")).QuerySelector("form.composer");
        var answer = await browser.SubmitAsync(form, ("text", typed), ("visibility", "private"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = (await answer.DocumentAsync()).QuerySelector("form.composer")!;
        Assert.Equal(typed, again.QuerySelector("textarea")!.TextContent);
        Assert.Equal("private", again.QuerySelector("select[name=visibility] option[selected]")!.GetAttribute("value"));
        Assert.Contains(why, again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("direct")]
    [InlineData("everyone!!")]
    public async Task A_post_that_nobody_could_read_is_not_published_but_kept(string visibility)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/posts/new")).QuerySelector("form.composer");
        var answer = await browser.SubmitAsync(form, ("text", "For whom?"), ("visibility", visibility));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var again = (await answer.DocumentAsync()).QuerySelector("form.composer")!;
        Assert.Equal("For whom?", again.QuerySelector("textarea")!.TextContent);
        Assert.Contains("you haven't mentioned anyone", again.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM posts"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(again, ("text", "@ada only for me"))).StatusCode);
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM posts WHERE visibility = 3"));
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_not_called_expired()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/posts/new")).QuerySelector("form.composer");
        // A larger one would be refused while it is still being sent.
        var answer = await browser.SubmitAsync(form, [.. Enumerable.Range(0, 2000).Select(i => ($"field{i}", "a"))]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("expired", page, StringComparison.Ordinal);
        Assert.Contains("too l", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_does_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("a");
        using var browser = await server.BrowserAsync("ada");
        foreach (var path in new[] { "/posts", $"/posts/{id}/favourite", $"/posts/{id}/boost", $"/posts/{id}/bookmark", $"/posts/{id}/pin",
            $"/posts/{id}/delete" })
        {
            var answer = await browser.PostAsync(path, new FormUrlEncodedContent([new("text", "forged"), new("back", "/home")]));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var visit = await server.Visitor().PostAsync(path, new FormUrlEncodedContent([new("text", "forged")]));
            Assert.Contains(visit.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.BadRequest });
        }
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM posts WHERE deleted_at IS NULL"));
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM favourites"));
    }

    [Theory]
    [InlineData("favourite", "favourited")]
    [InlineData("boost", "reblogged")]
    [InlineData("bookmark", "bookmarked")]
    [InlineData("pin", "pinned")]
    public async Task A_button_does_its_work_and_goes_back_and_the_next_press_undoes_it(string kind, string flag)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("a");
        using var browser = await server.BrowserAsync("ada");
        foreach (var done in new[] { true, false })
        {
            var page = await browser.PageAsync($"/@ada/{id}");
            var answer = await browser.PressAsync(page, $"button[data-act={kind}]");
            Assert.Equal((HttpStatusCode.SeeOther, $"/@ada/{id}#p{id}"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
            Assert.Equal(done, (await ada.PostOfAsync(id)).Is(flag));
        }
    }

    [Fact]
    public async Task A_script_module_gets_the_changed_piece_instead()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("a");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync($"/@ada/{id}");
        var answer = await browser.PressAsync(page, "button[data-act=favourite]", "text/vnd.canteen.fragment+html");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var piece = (await answer.DocumentAsync()).Body!;
        Assert.Equal("footer", Assert.Single(piece.Children).LocalName);
        var button = piece.QuerySelector("button[data-act=favourite]")!;
        Assert.Equal(
            ("true", $"/posts/{id}/unfavourite", $"/@ada/{id}#p{id}"),
            (button.GetAttribute("aria-pressed"), button.GetAttribute("formaction"), button.GetAttribute("value")));
    }

    [Fact]
    public async Task The_way_back_never_leads_to_another_site()
    {
        await using var server = await TestServer.StartAsync();
        var id = await (await server.MemberAsync("ada")).PublishAsync("a");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync($"/@ada/{id}");
        foreach (var back in new[] { "https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)" })
        {
            page.QuerySelector("button[data-act=bookmark]")!.SetAttribute("value", back);
            var answer = await browser.PressAsync(page, "button[data-act=bookmark]");
            Assert.Equal((HttpStatusCode.SeeOther, "/home"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
            var asked = await browser.PageAsync($"/posts/{id}/delete?back={Uri.EscapeDataString(back)}");
            Assert.Equal("/home", asked.QuerySelector("form.confirm input[name=back]")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Deleting_asks_first_and_only_the_author()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, _) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = await ada.PublishAsync("a");
        using var others = await server.BrowserAsync("bo");
        Assert.Equal(HttpStatusCode.NotFound, (await others.GetAsync($"/posts/{id}/delete")).StatusCode);
        Assert.Null((await others.PageAsync($"/@ada/{id}")).QuerySelector("[data-act=delete], [data-act=pin]"));
        using var browser = await server.BrowserAsync("ada");
        var link = (await browser.PageAsync($"/@ada/{id}")).QuerySelector("a[data-act=delete]")!.GetAttribute("href")!;
        var answer = await browser.SubmitAsync((await browser.PageAsync(link)).QuerySelector("form.confirm"));
        Assert.Equal((HttpStatusCode.SeeOther, "/home#main"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/@ada/{id}")).StatusCode);
    }

    [Fact]
    public async Task What_was_deleted_can_be_changed_and_posted_again()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var asked = await bo.PublishAsync("Who has the keys?");
        var id = await ada.PublishAsync("@bo I *have* <b>them</b>", replyTo: asked, visibility: "private");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync($"/posts/{id}/delete?back=%2F%40bo%2F{asked}");
        var answer = await browser.SubmitAsync(page.QuerySelector("form.confirm"), ("then", "write"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/@ada/{id}")).StatusCode);
        var form = (await answer.DocumentAsync()).QuerySelector("form.composer")!;
        Assert.Equal("@bo I *have* <b>them</b>", form.QuerySelector("textarea")!.TextContent);
        Assert.Equal("private", form.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal(asked, form.QuerySelector("input[name=reply_to]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(form)).StatusCode);
        Assert.Single((await ada.GetJsonAsync($"/api/v1/statuses/{asked}/context")).GetProperty("descendants").EnumerateArray());

        using var stranger = await server.BrowserAsync("bo");
        var kept = await ada.PublishAsync("Mine.");
        var pressed = await stranger.PostAsync(
            $"/posts/{kept}/delete",
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = (await stranger.PageAsync("/home"))
                    .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
                ["then"] = "write",
            }));
        Assert.Equal(HttpStatusCode.NotFound, pressed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/@ada/{kept}")).StatusCode);
    }
}
