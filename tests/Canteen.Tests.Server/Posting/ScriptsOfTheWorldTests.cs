using System.Net;
using AngleSharp.Html.Parser;
using Canteen.Testing;

namespace Canteen.Tests.Server.Posting;

/// <summary>The table of texts in many scripts, over HTTP.</summary>
public class ScriptsOfTheWorldTests
{
    [Fact]
    public async Task What_is_found_is_linked_and_told_alike_to_apps_and_on_the_page()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var browser = server.Visitor();
        foreach (var (language, typed, found) in TextTable.All)
        {
            var post = await bo.PostOfAsync(await bo.PublishAsync(typed));
            var say = (await browser.PageAsync($"/@bo/{post.Text("id")}")).QuerySelector($"#p{post.Text("id")} .say")!;
            Assert.Equal(new HtmlParser().ParseDocument(post.Text("content")).Body!.InnerHtml, say.InnerHtml.Trim());
            Assert.Equal(Of("link"), say.QuerySelectorAll("a[target]").Select(a => "link " + a.GetAttribute("href")));
            Assert.Equal(
                Of("tag"),
                say.QuerySelectorAll("a.hashtag").Select(a => "tag " + Uri.UnescapeDataString(a.GetAttribute("href")!).Split("/tags/")[1]));
            Assert.Equal(Of("tag").Distinct().Order(), post.GetProperty("tags").EnumerateArray().Select(
                t => "tag " + Uri.UnescapeDataString(t.Text("url")).Split("/tags/")[1]).Order());
            var known = Of("mention").Intersect(["mention ada", "mention bo"]).Order();
            Assert.True(
                known.SequenceEqual(post.GetProperty("mentions").EnumerateArray().Select(m => "mention " + m.Text("acct")).Order()),
                $"{language}: {typed}");
            IEnumerable<string> Of(string kind) =>
                found.Where(f => f.StartsWith(kind + " ", StringComparison.Ordinal)).Select(PlainText.Clean);
        }
        await server.DrainAsync();
        Assert.NotEmpty((await ada.GetJsonAsync("/api/v1/notifications")).EnumerateArray());
    }

    [Fact]
    public async Task A_persian_tag_is_found_with_its_joiner_and_without()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        string[] posts = [await ada.PublishAsync("#کتاب\u200Cها"), await ada.PublishAsync("#کتابها")];
        foreach (var name in new[] { "کتاب\u200Cها", "کتابها" })
        {
            Assert.Equal(posts.Reverse(), (await ada.GetJsonAsync("/api/v1/timelines/tag/" + Uri.EscapeDataString(name))).Ids());
        }
        Assert.Contains("کتاب\u200Cها</span>", (await ada.PostOfAsync(posts[0])).Text("content"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u2060\u2060")]
    [InlineData("\u2800")]
    [InlineData("\u3164 \u115F")]
    [InlineData("\u00AD\uFE0F")]
    [InlineData("\U000E0041\u202E")]
    public async Task What_nobody_could_see_is_as_good_as_nothing(string unseen)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var body in new object[] { new { status = unseen }, new { status = "", spoiler_text = unseen },
            new { status = unseen, spoiler_text = unseen } })
        {
            await ada.RefusesAsync("/api/v1/statuses", body, HttpStatusCode.UnprocessableEntity, "Validation failed: Text can't be blank");
        }
        Assert.Equal(
            "", (await ada.PostJsonAsync("/api/v1/statuses", new { status = "seen", spoiler_text = unseen })).Text("spoiler_text"));
        var changed = await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new
        {
            display_name = unseen, note = unseen, canteen = new { job_title = unseen, organisation = unseen },
            fields_attributes = new[] { new { name = unseen, value = unseen } },
        });
        Assert.Equal(("", "", 0), (changed.Text("display_name"), changed.Text("note"), changed.GetProperty("fields").GetArrayLength()));
        Assert.Equal("", changed.GetProperty("canteen").Text("job_title"));
        await ada.RefusesAsync(
            "/api/v1/apps", new { client_name = unseen, redirect_uris = "urn:ietf:wg:oauth:2.0:oob" }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: Application name can't be blank");
    }
}
