using System.Text.Json;
using System.Text.RegularExpressions;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Platform.Html;

/// <summary>What is rendered once for all must show each reader what is theirs, and nothing of anybody else's.</summary>
public sealed partial class PageCachingTests
{
    [Fact]
    public async Task Each_reader_of_a_post_sees_what_they_did_with_it_and_nothing_that_others_did()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, stranger) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("stranger"));
        var post = await ada.PublishAsync("The kettle is back");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/bookmark");
        var pages = new[] { await server.BrowserAsync("ada"), await server.BrowserAsync("ben"), await server.BrowserAsync("stranger"),
            server.Visitor() };
        for (var round = 0; round < 2; round++)
        {
            var seen = new List<string>();
            foreach (var reader in pages) seen.Add(await reader.GetStringAsync("/public"));
            Assert.Equal(
                ["favourite", "unfavourite", "favourite", "favourite"], seen.ConvertAll(page => Act(page, post, "(un)?favourite")));
            Assert.Equal(["bookmark", "unbookmark", "bookmark", "bookmark"], seen.ConvertAll(page => Act(page, post, "(un)?bookmark")));
            Assert.Equal(
                [true, false, false, false], seen.ConvertAll(page => page.Contains($"/posts/{post}/delete", StringComparison.Ordinal)));
            Assert.Equal(
                [true, true, true, false], seen.ConvertAll(page => page.Contains($"/posts/{post}/mute", StringComparison.Ordinal)));
            Assert.Equal(["ada", "ben", "stranger", ""], seen.ConvertAll(page => ViewerOf().Match(page).Groups["who"].Value));
        }
    }

    [Fact]
    public async Task No_page_leaves_a_hole_open_and_no_two_share_a_form_token()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ada.PublishAsync("@ben tea with #SmallWins?");
        await ben.FollowAsync(ada);
        await ada.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await ada.PostJsonAsync($"/api/v1/statuses/{post}/bookmark");
        await server.DrainAsync();
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reader in new[] { await server.BrowserAsync("ada"), await server.BrowserAsync("ben") })
        {
            foreach (var path in new[] { "/home", "/public", "/tags/smallwins", "/@ada", "/@ben", $"/@ada/{post}", "/notifications",
                "/favourites", "/bookmarks", "/posts/new" })
            {
                var page = await reader.GetStringAsync(path);
                Assert.DoesNotMatch("hole[bcdfghjkmnpqrstvwxz]{24}", page);
                Assert.DoesNotContain("data-hole", page, StringComparison.Ordinal);
                Assert.True(tokens.Add(TokenOf().Match(page).Groups["token"].Value), $"{path} has a form token that another page had.");
            }
        }
    }

    [Fact]
    public async Task A_new_name_stands_beside_posts_that_were_rendered_before()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("Morning all");
        Assert.Equal("ada", await NameAsync(server));
        await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = "Ada the Second" });
        await server.DrainAsync();
        Assert.Equal("Ada the Second", await NameAsync(server));
    }

    private static async Task<string?> NameAsync(TestServer server) =>
        (await server.Visitor().PageAsync("/public")).QuerySelector("article.post .name")?.TextContent;

    [Fact]
    public async Task Numbers_under_a_post_follow_without_the_post_being_read_again()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ada.PublishAsync("Who has the rota?");
        var visitor = server.Visitor();
        await ShownAsync(visitor, post);
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        var answer = await ben.PublishAsync("@ada I have it", replyTo: post);
        await server.DrainAsync();
        Assert.Equal(0, await CountingEngine.DuringAsync(server, async () => Assert.Equal((1, 1, 1), await ShownAsync(visitor, post))));
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/unfavourite");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/unreblog");
        (await ben.Client.DeleteAsync($"/api/v1/statuses/{answer}")).EnsureSuccessStatusCode();
        await server.DrainAsync();
        Assert.Equal(0, await CountingEngine.DuringAsync(server, async () => Assert.Equal((0, 0, 0), await ShownAsync(visitor, post))));
    }

    private static async Task<(int Replies, int Boosts, int Favourites)> ShownAsync(HttpClient reader, string post)
    {
        var shown = JsonElement.Parse(await reader.GetStringAsync($"/api/v1/statuses/{post}"));
        return (shown.GetProperty("replies_count").GetInt32(), shown.GetProperty("reblogs_count").GetInt32(),
            shown.GetProperty("favourites_count").GetInt32());
    }

    private static string Act(string page, string post, string act) =>
        Regex.Match(page, $"/posts/{post}/(?<act>{act})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["act"].Value;

    [GeneratedRegex("data-viewer=\"(?<who>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ViewerOf();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TokenOf();
}
