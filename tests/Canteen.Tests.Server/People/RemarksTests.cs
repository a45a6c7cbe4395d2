using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

public class RemarksTests
{
    [Fact]
    public async Task A_note_is_kept_changed_and_taken_away()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        Assert.Equal("", await NoteAsync(ada, ben));
        Assert.Equal("Met at the\nconference", (await WriteAsync(ada, ben, "  Met at the\r\nconference ")).Text("note"));
        Assert.Equal("Met at the\nconference", await NoteAsync(ada, ben));
        Assert.Equal("Knows hips", (await WriteAsync(ada, ben, "Knows hips")).Text("note"));
        Assert.Equal("", (await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/note")).Text("note"));
        Assert.Equal("", await NoteAsync(ada, ben));
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM account_remarks"));
    }

    [Fact]
    public async Task Nobody_but_the_writer_ever_sees_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, mallory) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("mallory"));
        await WriteAsync(ada, ben, "Xylophone");
        foreach (var other in new[] { ben, mallory })
        {
            foreach (var about in new[] { ada, ben }) Assert.Equal("", await NoteAsync(other, about));
            using var browser = await server.BrowserAsync(other.Handle);
            foreach (var page in new[] { "/@ben", "/@ada" })
                Assert.DoesNotContain("Xylophone", await browser.GetStringAsync(page), StringComparison.Ordinal);
            foreach (var path in new[] { $"/api/v1/accounts/{ben.Id}", $"/api/v1/accounts/{ada.Id}" })
                Assert.DoesNotContain("Xylophone", (await other.GetJsonAsync(path)).GetRawText(), StringComparison.Ordinal);
        }
        using var visitor = server.Visitor();
        var seen = await visitor.GetStringAsync("/@ben");
        Assert.DoesNotContain("Xylophone", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("private note", seen, StringComparison.Ordinal);
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM events WHERE payload LIKE '%Xylophone%'"));
        Assert.DoesNotContain(server.Log.Lines, line => line.Contains("Xylophone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_takes_2000_characters_and_is_about_somebody()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var longest = string.Concat(Enumerable.Repeat("🫖", 2000));
        Assert.Equal(longest, (await WriteAsync(ada, ben, longest)).Text("note"));
        await ada.RefusesAsync(
            $"/api/v1/accounts/{ben.Id}/note", new { comment = longest + "!" }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: Comment is too long (maximum is 2000 characters)");
        await ada.RefusesAsync("/api/v1/accounts/1/note", new { comment = "Who?" }, HttpStatusCode.NotFound, "Record not found");
        Assert.Equal(longest, await NoteAsync(ada, ben));
    }

    [Fact]
    public async Task The_profile_has_it_in_a_form_that_works_without_script()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/@ben");
        var form = page.QuerySelector("details.profile-more:not([open]) form.remark-form");
        Assert.Null(page.QuerySelector(".remark"));
        var answer = await browser.SubmitAsync(form, ("comment", "<b>Knows</b> hips"));
        Assert.Equal((HttpStatusCode.SeeOther, "/@ben#remark"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        var kept = await browser.PageAsync("/@ben");
        Assert.Equal("<b>Knows</b> hips", kept.QuerySelector(".remark p")!.TextContent);
        Assert.Equal("<b>Knows</b> hips", kept.QuerySelector("#remark textarea")!.TextContent);
        Assert.Equal("<b>Knows</b> hips", await NoteAsync(ada, ben));
        using var bens = await server.BrowserAsync("ben");
        Assert.Null((await bens.PageAsync("/@ben")).QuerySelector(".remark"));
        foreach (var (viewer, path) in new[] { (browser, "/@ada"), (server.Visitor(), "/@ben") })
            Assert.Null((await viewer.PageAsync(path)).QuerySelector(".remark, .profile-more"));
    }

    private static Task<JsonElement> WriteAsync(Member who, Member about, string comment) =>
        who.PostJsonAsync($"/api/v1/accounts/{about.Id}/note", new { comment });

    private static async Task<string> NoteAsync(Member who, Member about) =>
        (await who.GetJsonAsync($"/api/v1/accounts/relationships?id[]={about.Id}"))[0].Text("note");
}
