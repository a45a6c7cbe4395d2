using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class RulesTests
{
    private const string Page = "/settings/documents";

    [Fact]
    public async Task An_administrator_adds_changes_moves_and_removes_rules()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada", role: "admin");
        using var ada = await server.BrowserAsync("ada");
        foreach (var rule in new[] { "Be kind", "No patients", "Say please" })
            Assert.Equal(HttpStatusCode.SeeOther, (await ada.SubmitAsync(Page, "/settings/rules", ("text", rule))).StatusCode);
        var rules = await RulesAsync(server);
        Assert.Equal(["Be kind", "No patients", "Say please"], rules.Select(r => r.Text));
        await ada.SubmitAsync(Page, $"/settings/rules/{rules[1].Id}/up");
        await ada.SubmitAsync(Page, $"/settings/rules/{rules[1].Id}/up");
        await ada.SubmitAsync(Page, $"/settings/rules/{rules[0].Id}/down");
        Assert.Equal(["No patients", "Say please", "Be kind"], (await RulesAsync(server)).Select(r => r.Text));
        await ada.SubmitAsync(Page, $"/settings/rules/{rules[0].Id}", ("text", "Be kind\nto all"), ("hint", "On a hard shift too."));
        await ada.SubmitAsync(Page, $"/settings/rules/{rules[2].Id}/remove");
        Assert.Equal(["No patients", "Be kind to all"], (await RulesAsync(server)).Select(r => r.Text));
        var about = await server.Visitor().GetStringAsync("/about");
        Assert.Contains("Be kind to all", about, StringComparison.Ordinal);
        Assert.Contains("On a hard shift too.", about, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.NotFound, (await ada.SubmitAsync(Page, $"/settings/rules/{rules[2].Id}", ("text", "Gone"))).StatusCode);
    }

    [Fact]
    public async Task Rules_have_limits()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada", role: "admin");
        using var ada = await server.BrowserAsync("ada");
        async Task IsRefusedAsync(string reason, params (string, string)[] fields)
        {
            var answer = await ada.SubmitAsync(Page, "/settings/rules", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(reason, await answer.TextAsync(), StringComparison.Ordinal);
        }
        await IsRefusedAsync("A rule can't be empty", ("text", " "));
        await IsRefusedAsync("The rule is too long", ("text", new string('x', 301)));
        await IsRefusedAsync("The explanation is too long", ("text", "x"), ("hint", new string('x', 1001)));
        for (var i = 1; i <= 50; i++) await server.SqlAsync($"INSERT INTO rules (id, position, text) VALUES ({i}, {i}, 'Rule')");
        await IsRefusedAsync("There are too many rules", ("text", "One more"));
    }

    [Fact]
    public async Task Signing_up_shows_the_rules_that_there_are_and_else_the_code_of_conduct()
    {
        await using var server = await TestServer.StartAsync();
        var without = await server.Visitor().GetStringAsync("/sign-up");
        Assert.DoesNotContain("these rules", without, StringComparison.Ordinal);
        foreach (var path in new[] { "/code-of-conduct", "/terms-of-service", "/privacy-policy" })
            Assert.Contains($"<a class=\"link\" href=\"{path}\">", without, StringComparison.Ordinal);
        await server.SqlAsync("INSERT INTO rules (id, position, text) VALUES (1, 1, 'Be kind')");
        var with = await (await server.Visitor().GetAsync("/sign-up")).TextAsync();
        Assert.Contains("<li>Be kind</li>", with, StringComparison.Ordinal);
        Assert.Contains("I'll follow these rules and the", with, StringComparison.Ordinal);
    }

    private static async Task<List<(string Id, string Text)>> RulesAsync(TestServer server) =>
        [.. JsonElement.Parse(await server.Visitor().GetStringAsync("/api/v1/instance/rules")).EnumerateArray()
            .Select(r => (r.GetProperty("id").GetString()!, r.GetProperty("text").GetString()!))];
}
