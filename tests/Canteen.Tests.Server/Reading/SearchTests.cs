using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

public class SearchTests
{
    private static readonly string[] WithoutRoom =
    [
        "v1/lists",
        "v1/filters",
        "v2/filters",
        "v1/announcements",
        "v1/conversations",
        "v1/followed_tags",
        "v1/blocks",
        "v1/mutes",
        "v1/domain_blocks",
        "v1/endorsements",
        "v2/suggestions",
        "v1/trends/tags",
        "v1/trends/statuses",
        "v1/trends/links",
        "v1/featured_tags",
        "v1/scheduled_statuses",
    ];

    private static readonly (string Method, string Path, int Expected)[] Refused =
    [
        ("POST", "/api/v1/lists", 422),
        ("POST", "/api/v2/filters", 422),
        ("POST", "/api/v2/media", 422),
        ("POST", "/api/v1/reports", 422),
        ("GET", "/api/v1/push/subscription", 404),
        ("DELETE", "/api/v1/lists/1", 404),
    ];

    [Fact]
    public async Task People_and_hashtags_are_found_by_how_they_begin()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await server.MemberAsync("bashir");
        await ada.PublishAsync("Nights #AdaptedRota and #rota");
        var found = await ada.GetJsonAsync("/api/v2/search?q=ada");
        Assert.Equal(["ada"], Names(found, "accounts", "acct"));
        Assert.Equal(["AdaptedRota"], Names(found, "hashtags", "name"));
        Assert.Equal("1", found.GetProperty("hashtags")[0].GetProperty("history")[0].GetProperty("uses").GetString());
        Assert.Empty(found.GetProperty("statuses").EnumerateArray());
        Assert.Empty(Names(await ada.GetJsonAsync("/api/v2/search?q=%23rota&type=accounts"), "hashtags", "name"));
        Assert.Equal(["rota"], Names(await ada.GetJsonAsync("/api/v2/search?q=%23rota"), "hashtags", "name"));
    }

    [Fact]
    public async Task An_address_of_this_server_finds_what_it_stands_for()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PostJsonAsync("/api/v1/statuses", new { status = "Here" });
        foreach (var name in new[] { "url", "uri" })
        {
            var address = Uri.EscapeDataString(post.GetProperty(name).GetString()!);
            Assert.Equal(
                [post.GetProperty("id").GetString()],
                Names(await ada.GetJsonAsync($"/api/v2/search?resolve=true&q={address}"), "statuses", "id"));
        }
        foreach (var address in new[] { "/@ada", $"/ap/users/{ada.Id}", "/users/ada" })
        {
            Assert.Equal(
                ["ada"],
                Names(await ada.GetJsonAsync("/api/v2/search?q=" + Uri.EscapeDataString(server.Address + address)), "accounts", "acct"));
        }
        Assert.Empty(Names(await ada.GetJsonAsync("/api/v2/search?resolve=true&q=https://elsewhere.example/@ada"), "accounts", "acct"));
    }

    [Fact]
    public async Task A_stranger_cannot_find_a_followers_only_post_by_its_address()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bashir) = (await server.MemberAsync("ada"), await server.MemberAsync("bashir"));
        var post = await ada.PostJsonAsync("/api/v1/statuses", new { status = "Hush", visibility = "private" });
        var query = "/api/v2/search?resolve=true&q=" + Uri.EscapeDataString(post.GetProperty("url").GetString()!);
        Assert.Empty(Names(await bashir.GetJsonAsync(query), "statuses", "id"));
        Assert.Single(Names(await ada.GetJsonAsync(query), "statuses", "id"));
    }

    [Fact]
    public async Task Visitors_search_what_is_near()
    {
        await using var server = await TestServer.StartAsync();
        var asked = new Dictionary<string, int>
        {
            ["?q=ada"] = 200,
            ["?q=ada&resolve=true"] = 401,
            ["?q=ada&type=accounts&offset=5"] = 401,
            [""] = 400,
            ["?q=%20"] = 400,
            ["?q=ada&offset=-1"] = 400,
            ["?q[]=ada"] = 422,
        };
        foreach (var (query, expected) in asked)
        {
            Assert.Equal((query, expected), (query, (int)(await server.Visitor().GetAsync("/api/v2/search" + query)).StatusCode));
        }
    }

    [Fact]
    public async Task What_has_no_room_yet_is_an_empty_list()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var path in WithoutRoom) Assert.Empty((await ada.GetJsonAsync("/api/" + path)).EnumerateArray());
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_with_a_sentence()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var (method, path, expected) in Refused)
        {
            var answer = await ada.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.Equal((path, expected), (path, (int)answer.StatusCode));
            Assert.NotEmpty(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString()!);
        }
    }

    private static List<string?> Names(JsonElement found, string kind, string name) =>
        [.. found.GetProperty(kind).EnumerateArray().Select(e => e.GetProperty(name).GetString())];
}
