using Canteen.Testing;

namespace Canteen.Tests.Server.Platform;

/// <summary>What search engines, other sites and password managers find.</summary>
public class HeadTests
{
    [Fact]
    public async Task Pages_that_have_something_to_say_say_it_to_whoever_links_to_them()
    {
        await using var server = await TestServer.StartAsync(s => s with { Title = "Ward 7", Description = "Tea for all." });
        var ada = await server.MemberAsync("ada");
        await server.SqlAsync("UPDATE accounts SET bio = 'Nurse, and fond of tea' WHERE handle = 'ada'");
        var post = await ada.PublishAsync("The kettle is on.");
        var front = await server.Visitor().GetStringAsync("/");
        Assert.Contains("<meta name=\"description\" content=\"Tea for all.\"", front, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:site_name\" content=\"Ward 7\"", front, StringComparison.Ordinal);
        Assert.Contains($"<meta property=\"og:image\" content=\"{server.Address}/images/preview.png\"", front, StringComparison.Ordinal);
        Assert.Contains(
            "name=\"description\" content=\"Nurse, and fond of tea\"", await server.Visitor().GetStringAsync("/@ada"),
            StringComparison.Ordinal);
        Assert.Contains(
            "property=\"og:description\" content=\"The kettle is on.\"",
            await server.Visitor().GetStringAsync($"/@ada/{post}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_for_few_says_nothing_in_the_head()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("Between us.", "private");
        using var browser = await server.BrowserAsync("ada");
        var html = await browser.GetStringAsync($"/@ada/{post}");
        Assert.DoesNotContain("og:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"description\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_managers_find_where_the_password_is_changed()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var answer = await server.Visitor().GetAsync("/.well-known/change-password");
        Assert.Equal((302, "/settings/account#password"), ((int)answer.StatusCode, answer.Headers.Location?.OriginalString));
        using var ada = await server.BrowserAsync("ada");
        Assert.Contains("id=\"password\"", await ada.GetStringAsync("/settings/account"), StringComparison.Ordinal);
    }
}
