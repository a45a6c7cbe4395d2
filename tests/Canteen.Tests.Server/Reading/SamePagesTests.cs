using System.Net;
using AngleSharp.Html.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>The page of what a hashtag is the same as, without script.</summary>
public sealed class SamePagesTests
{
    private const string Path = "/tags/imatworkjeremy/same";

    [Fact]
    public async Task One_proposes_votes_and_withdraws_with_forms()
    {
        await using var server = await TestServer.StartAsync();
        await TagAliasesTests.WritersAsync(server, "ada", "ben", "cath");
        using var ada = await server.BrowserAsync("ada");
        var tag = await ada.PageAsync("/tags/imatworkjeremy");
        Assert.Equal("/tags/ImAtWorkJeremy/same", tag.QuerySelector(".same-tag")!.GetAttribute("href"));
        Assert.Null((await server.Visitor().PageAsync("/tags/imatworkjeremy")).QuerySelector(".same-tag"));
        var page = await ada.PageAsync(Path);
        Assert.Contains("It is not shown together with any other hashtag.", page.Body!.TextContent, StringComparison.Ordinal);
        await SendAsync(ada, page, Path, ("other", "#ImInWorkJeremy"));
        page = await ada.PageAsync(Path);
        Assert.Contains("1 yes, 0 no.", Words(page), StringComparison.Ordinal);
        Assert.Contains("You said yes.", Words(page), StringComparison.Ordinal);
        var vote = ((IHtmlFormElement)page.QuerySelector("form[action$='/vote']")!).GetAttribute("action")!;
        foreach (var name in (string[])["ben", "cath"])
        {
            using var other = await server.BrowserAsync(name);
            await SendAsync(other, await other.PageAsync(Path), vote, ("same", "true"));
        }
        page = await ada.PageAsync("/tags/iminworkjeremy/same");
        Assert.Contains("They are shown together.", Words(page), StringComparison.Ordinal);
        await SendAsync(ada, page, vote.Replace("/vote", "/withdraw", StringComparison.Ordinal));
        Assert.Contains("They are not shown together yet.", Words(await ada.PageAsync(Path)), StringComparison.Ordinal);
        Assert.DoesNotContain("ben", Words(page), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_cannot_be_proposed_comes_back_with_the_words_kept()
    {
        await using var server = await TestServer.StartAsync();
        await TagAliasesTests.WritersAsync(server, "ada", "ben");
        using var ada = await server.BrowserAsync("ada");
        using var answer = await ada.SubmitAsync(
            (await ada.PageAsync(Path)).QuerySelector($"form[action='{Path}']"), ("other", "#NeverSaid"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Nobody has used #NeverSaid in a public post", text, StringComparison.Ordinal);
        Assert.Contains("value=\"#NeverSaid\"", text, StringComparison.Ordinal);
        using var visitor = await server.Visitor().GetAsync(Path);
        Assert.NotEqual(HttpStatusCode.OK, visitor.StatusCode);
    }

    [Fact]
    public async Task Moderators_have_buttons_that_nobody_else_has()
    {
        await using var server = await TestServer.StartAsync();
        await TagAliasesTests.WritersAsync(server, "ada", "ben");
        await TagAliasesTests.ModeratorAsync(server);
        using var ada = await server.BrowserAsync("ada");
        using var mod = await server.BrowserAsync("mod");
        var page = await ada.PageAsync(Path);
        Assert.Null(page.QuerySelector("[name=ruling]"));
        using var refused = await PostAsync(ada, page, Path + "/rule", ("other", "iminworkjeremy"), ("ruling", "same"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        page = await mod.PageAsync(Path);
        Assert.NotNull(page.QuerySelector("[name=ruling]"));
        await SendAsync(mod, page, Path + "/rule", ("other", "iminworkjeremy"), ("ruling", "same"));
        Assert.Contains("A moderator decided that they are shown together.", Words(await ada.PageAsync(Path)), StringComparison.Ordinal);
    }

    private static string Words(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task SendAsync(HttpClient browser, IHtmlDocument page, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(browser, page, path, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    /// <summary>Presses a button that sends these fields, with the form token of the page.</summary>
    private static Task<HttpResponseMessage> PostAsync(
        HttpClient browser, IHtmlDocument page, string path, params (string Name, string Value)[] fields)
    {
        var sent = page.QuerySelectorAll("form.form input[type=hidden]")
            .ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields) sent[name] = value;
        return browser.PostAsync(path, new FormUrlEncodedContent(sent));
    }
}
