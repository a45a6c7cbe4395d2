using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

public class SearchTests
{
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
            Assert.Equal([post.GetProperty("id").GetString()], Names(await ada.GetJsonAsync($"/api/v2/search?resolve=true&q={address}"), "statuses", "id"));
        }
        foreach (var address in new[] { "/@ada", $"/ap/users/{ada.Id}", "/users/ada" })
        {
            Assert.Equal(["ada"], Names(await ada.GetJsonAsync("/api/v2/search?q=" + Uri.EscapeDataString(server.Address + address)), "accounts", "acct"));
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

    [Theory]
    [InlineData("?q=ada", HttpStatusCode.OK)]
    [InlineData("?q=ada&resolve=true", HttpStatusCode.Unauthorized)]
    [InlineData("?q=ada&type=accounts&offset=5", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("?q=%20", HttpStatusCode.BadRequest)]
    [InlineData("?q=ada&offset=-1", HttpStatusCode.BadRequest)]
    [InlineData("?q[]=ada", HttpStatusCode.UnprocessableEntity)]
    public async Task Visitors_search_what_is_near(string query, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(expected, (await server.Visitor().GetAsync("/api/v2/search" + query)).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/lists")]
    [InlineData("/api/v1/filters")]
    [InlineData("/api/v2/filters")]
    [InlineData("/api/v1/announcements")]
    [InlineData("/api/v1/conversations")]
    [InlineData("/api/v1/followed_tags")]
    [InlineData("/api/v1/blocks")]
    [InlineData("/api/v1/mutes")]
    [InlineData("/api/v1/domain_blocks")]
    [InlineData("/api/v1/endorsements")]
    [InlineData("/api/v2/suggestions")]
    [InlineData("/api/v1/trends/tags")]
    [InlineData("/api/v1/trends/statuses")]
    [InlineData("/api/v1/trends/links")]
    [InlineData("/api/v1/featured_tags")]
    [InlineData("/api/v1/scheduled_statuses")]
    public async Task What_has_no_room_yet_is_an_empty_list(string path)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Empty((await (await server.MemberAsync("ada")).GetJsonAsync(path)).EnumerateArray());
    }

    [Theory]
    [InlineData("POST", "/api/v1/lists", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST", "/api/v2/filters", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST", "/api/v2/media", HttpStatusCode.UnprocessableEntity)]
    [InlineData("POST", "/api/v1/reports", HttpStatusCode.UnprocessableEntity)]
    [InlineData("GET", "/api/v1/push/subscription", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v1/lists/1", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_kept_is_refused_with_a_sentence(string method, string path, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var answer = await ada.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(expected, answer.StatusCode);
        Assert.NotEmpty(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString()!);
    }

    private static List<string?> Names(JsonElement found, string kind, string name) =>
        [.. found.GetProperty(kind).EnumerateArray().Select(e => e.GetProperty(name).GetString())];
}
