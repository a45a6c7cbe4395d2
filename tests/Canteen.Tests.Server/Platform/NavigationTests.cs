using System.Text.RegularExpressions;
using Canteen.Testing;
using Canteen.Tests.Server.Door;

namespace Canteen.Tests.Server.Platform;

/// <summary>Who is shown which entries of the navigation, and what a form says it has done.</summary>
public partial class NavigationTests
{
    [Fact]
    public async Task Each_person_is_shown_what_is_theirs()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("mo", role: "moderator");
        using var visitor = server.Visitor();
        using var member = await server.BrowserAsync("ada");
        using var moderator = await server.BrowserAsync("mo");
        Assert.Equal(["/public", "/search", "/chats", "/sign-up", "/sign-in"], await RailAsync(visitor));
        foreach (var (browser, profile) in new[] { (member, "/@ada"), (moderator, "/@mo") })
        {
            string[] places = ["/home", "/search", "/notifications", "/chats", "/bookmarks", profile, "/lists", "/columns", "/posts/new"];
            Assert.Equal(places, await RailAsync(browser));
        }
        Assert.Equal(["/settings/profile", "/settings/invites"], await MenuAsync(member));
        Assert.Equal(
            ["/settings/profile", "/settings/invites", "/settings/approvals", "/settings/operations"], await MenuAsync(moderator));
    }

    [Theory]
    [InlineData("/home", "Home", "Following")]
    [InlineData("/public", "Home", "Everyone")]
    [InlineData("/bookmarks", "Saved", "Bookmarks")]
    [InlineData("/favourites", "Saved", "Favourites")]
    [InlineData("/people", "Explore", "People")]
    public async Task A_section_names_itself_and_the_chosen_page(string path, string heading, string tab)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.GetStringAsync(path);
        Assert.Contains($"<h1>{heading}</h1>", page, StringComparison.Ordinal);
        Assert.Matches($"aria-current=\"page\"[^>]*>{tab}</a>", page);
    }

    [Fact]
    public async Task What_a_form_has_done_is_said_once_and_leads_to_what_was_made()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var sent = await browser.SubmitAsync("/home", "/posts", ("text", "Tea?"), ("back", "/public"));
        Assert.Equal("/public#main", sent.Headers.Location?.ToString());
        var said = await browser.GetStringAsync("/public");
        var view = Flash().Match(said).Groups["path"].Value;
        Assert.Contains("Post published.", said, StringComparison.Ordinal);
        Assert.StartsWith("/@ada/", (await browser.GetAsync(view)).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Post published.", await browser.GetStringAsync("/public"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("posted")]
    [InlineData("posted.")]
    [InlineData("posted.1.2")]
    [InlineData("posted.<script>")]
    [InlineData("unknown.1")]
    [InlineData("posted.99999999999999999999999")]
    public async Task A_message_that_we_did_not_leave_is_not_shown(string cookie)
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.Add("Cookie", "flash=" + cookie);
        Assert.DoesNotContain("data-flash", await visitor.GetStringAsync("/public"), StringComparison.Ordinal);
    }

    private static async Task<string[]> RailAsync(HttpClient client) => Links(await client.GetStringAsync("/public"), "class=\"side-nav\"");

    private static async Task<string[]> MenuAsync(HttpClient client) => Links(await client.GetStringAsync("/public"), "class=\"me-items\"");

    private static string[] Links(string page, string start)
    {
        var part = page[page.IndexOf(start, StringComparison.Ordinal)..];
        part = part[..part.IndexOf("</nav>", StringComparison.Ordinal)];
        return [.. Href().Matches(part).Select(link => link.Groups["path"].Value)];
    }

    [GeneratedRegex("href=\"(?<path>[^\"?#]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Href();

    [GeneratedRegex("data-flash.*?href=\"(?<path>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Flash();
}
