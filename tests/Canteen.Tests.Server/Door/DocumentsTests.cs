using System.Net;
using System.Text.Json;
using Canteen.Features.Door.Documents;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class DocumentsTests
{
    private const string Editing = "/settings/documents";

    [Theory]
    [InlineData("/about", "About this server", "Who runs it")]
    [InlineData("/code-of-conduct", "Code of conduct", "Keep patients out of it")]
    [InlineData("/privacy-policy", "Privacy policy", "Information Commissioner's Office")]
    [InlineData("/terms-of-service", "Terms of service", "What you write stays yours")]
    [InlineData("/accessibility", "Accessibility statement", "version 2.2")]
    public async Task Everybody_reads_the_default_and_what_is_still_to_be_filled_in(string path, string title, string words)
    {
        await using var server = await TestServer.StartAsync(s => s with { Title = "Ward *7*", ContactEmail = "desk@example.org" });
        var html = await (await server.Visitor().GetAsync(path)).TextAsync();
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("<mark>[Fill in: ", html, StringComparison.Ordinal);
        Assert.Contains("href=\"mailto:desk@example.org\"", html, StringComparison.Ordinal);
        Assert.Contains("Ward *7*", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\{(server|contact|address|days|description)\}", html);
        Assert.DoesNotContain("Last changed", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/privacy", "/privacy-policy")]
    [InlineData("/terms", "/terms-of-service")]
    [InlineData("/settings", "/settings/profile")]
    public async Task Addresses_that_people_guess_lead_to_the_page(string guessed, string page)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        Assert.Equal(page, (await browser.GetAsync(guessed)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_administrator_previews_saves_and_goes_back_to_the_default()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada", role: "admin");
        using var ada = await server.BrowserAsync("ada");
        Assert.Contains($"href=\"{Editing}\"", await ada.GetStringAsync("/settings/profile"), StringComparison.Ordinal);
        Assert.Contains("Not finished", await ada.GetStringAsync(Editing), StringComparison.Ordinal);
        var page = Editing + "/privacy";
        Assert.Contains("ICO registration number", await ada.GetStringAsync(page), StringComparison.Ordinal);

        var preview = await ada.SubmitAsync(page, page, ("text", "# Tea\n\nWe keep *nothing*."), ("do", "preview"));
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Assert.Contains("We keep <em>nothing</em>.", await preview.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("nothing</em>", await server.Visitor().GetStringAsync("/privacy-policy"), StringComparison.Ordinal);

        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await ada.SubmitAsync(page, page, ("text", "# Tea\n\nWe keep *nothing*."), ("do", "save"))).StatusCode);
        var html = await server.Visitor().GetStringAsync("/privacy-policy");
        Assert.Contains("<h2>Tea</h2>", html, StringComparison.Ordinal);
        Assert.Contains($"Last changed {server.Clock.GetUtcNow():d MMMM yyyy}", html, StringComparison.Ordinal);
        Assert.Contains("by @ada", await ada.GetStringAsync(Editing), StringComparison.Ordinal);
        var json = await JsonAsync(server, "privacy_policy");
        Assert.Equal("<h2>Tea</h2>\n<p>We keep <em>nothing</em>.</p>\n", json.GetProperty("content").GetString());
        Assert.Equal(server.Clock.GetUtcNow().Date, json.GetProperty("updated_at").GetDateTimeOffset().Date);

        Assert.Equal(HttpStatusCode.SeeOther, (await ada.SubmitAsync(page, page + "/reset")).StatusCode);
        Assert.DoesNotContain("<h2>Tea</h2>", await server.Visitor().GetStringAsync("/privacy-policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apps_read_the_same_texts()
    {
        await using var server = await TestServer.StartAsync(s => s with { Description = "Tea & <b>sympathy</b>" });
        Assert.Contains(
            "<p>Tea &amp; &lt;b&gt;sympathy&lt;/b&gt;</p>",
            (await JsonAsync(server, "extended_description")).GetProperty("content").GetString(), StringComparison.Ordinal);
        var terms = await JsonAsync(server, "terms_of_service");
        Assert.Contains("<h2>Your account</h2>", terms.GetProperty("content").GetString(), StringComparison.Ordinal);
        var day = terms.GetProperty("effective_date").GetString();
        Assert.Equal(day, (await JsonAsync(server, "terms_of_service/" + day)).GetProperty("effective_date").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await server.Visitor().GetAsync("/api/v1/instance/terms_of_service/1999-01-01")).StatusCode);
    }

    [Theory]
    [InlineData("member")]
    [InlineData("moderator")]
    public async Task Nobody_but_administrators_finds_where_texts_and_rules_are_changed(string role)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ben", role: role);
        using var ben = await server.BrowserAsync("ben");
        Assert.DoesNotContain(Editing, await ben.GetStringAsync("/settings/profile"), StringComparison.Ordinal);
        foreach (var path in new[] { Editing, Editing + "/privacy" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync(path)).StatusCode);
            Assert.StartsWith("/sign-in", (await server.Visitor().GetAsync(path)).Target(), StringComparison.Ordinal);
        }
        foreach (var action in new[] { Editing + "/privacy", Editing + "/privacy/reset", "/settings/rules", "/settings/rules/1",
            "/settings/rules/1/remove", "/settings/rules/1/up", "/settings/rules/1/down" })
        {
            var answer = await ben.SubmitAsync("/settings/profile", action, ("text", "Mine now"), ("do", "save"));
            Assert.Equal((action, HttpStatusCode.NotFound), (action, answer.StatusCode));
        }
        Assert.DoesNotContain("Mine now", await server.Visitor().GetStringAsync("/privacy-policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_cannot_be_stored_comes_back_with_the_reason()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada", role: "admin");
        using var ada = await server.BrowserAsync("ada");
        var page = Editing + "/terms";
        foreach (var (text, reason) in new[]
        {
            (new string('x', Document.MaxLength) + "tail", "The text is too long (maximum is 40,000 characters)"),
            (" ", "The text can't be empty"),
            (string.Concat(Enumerable.Repeat("> ", 1000)) + "tail", "nested too deeply"),
        })
        {
            foreach (var what in new[] { "save", "preview" })
            {
                var answer = await ada.SubmitAsync(page, page, ("text", text), ("do", what));
                var html = await answer.TextAsync();
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                Assert.Contains(reason, html, StringComparison.Ordinal);
                if (text.EndsWith("tail", StringComparison.Ordinal)) Assert.Contains("tail</textarea>", html, StringComparison.Ordinal);
            }
        }
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(Editing + "/no-such-text")).StatusCode);
    }

    [Fact]
    public async Task Links_to_the_texts_are_where_visitors_look()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var path in new[] { "/", "/public", "/sign-in", "/sign-up", "/about" })
        {
            var html = await server.Visitor().GetStringAsync(path);
            Assert.All(Document.All, d => Assert.Contains($"<a href=\"{d.Path}\"", html, StringComparison.Ordinal));
        }
    }

    private static async Task<JsonElement> JsonAsync(TestServer server, string name) =>
        JsonElement.Parse(await server.Visitor().GetStringAsync("/api/v1/instance/" + name));
}
