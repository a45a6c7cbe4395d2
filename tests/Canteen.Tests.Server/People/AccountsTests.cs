using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.People;

public sealed class AccountsTests
{
    [Fact]
    public async Task An_account_has_every_key_that_strict_clients_need()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var account = await server.Visitor().GetFromJsonElementAsync($"/api/v1/accounts/{ada.Id}");
        string[] keys =
        [
            "id", "username", "acct", "display_name", "locked", "bot", "discoverable", "indexable", "group", "created_at", "note", "url",
            "uri",
            "avatar", "avatar_static", "avatar_description", "header", "header_static", "header_description", "followers_count",
            "following_count", "statuses_count", "last_status_at", "hide_collections", "show_media", "show_media_replies", "show_featured",
            "emojis", "fields", "noindex", "roles", "feature_approval", "canteen",
        ];
        Assert.All(keys, key => Assert.True(account.TryGetProperty(key, out _), key));
        Assert.EndsWith("missing.png", account.GetProperty("avatar").GetString());
        Assert.EndsWith("T00:00:00.000Z", account.GetProperty("created_at").GetString());
        Assert.Equal($"{server.Address}/@ada", account.GetProperty("url").GetString());
        Assert.Equal($"{server.Address}/ap/users/{ada.Id}", account.GetProperty("uri").GetString());
    }

    [Fact]
    public async Task Someone_not_yet_confirmed_is_not_found()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var ben = await server.MemberAsync("ben");
        await server.SqlAsync("UPDATE users SET confirmed_at = NULL WHERE account_id = @Id", new { ada.Id });
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync($"/api/v1/accounts/{ada.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync("/api/v1/accounts/lookup?acct=ada")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.PostAsync($"/api/v1/accounts/{ada.Id}/follow")).StatusCode);
        Assert.Empty((await ben.GetJsonAsync("/api/v1/accounts/search?q=ada")).EnumerateArray());
    }

    [Fact]
    public async Task A_suspended_account_is_told_by_its_handle_alone()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = "Ada Okafor", note = "Nurse" });
        await server.SuspendAsync(ada);
        var account = await server.Visitor().GetFromJsonElementAsync($"/api/v1/accounts/{ada.Id}");
        Assert.True(account.GetProperty("suspended").GetBoolean());
        Assert.Equal("", account.GetProperty("display_name").GetString());
        Assert.Equal("", account.GetProperty("note").GetString());
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("@ADA")]
    [InlineData("Ada@{domain}")]
    public async Task An_account_is_looked_up_by_its_name_in_any_case(string acct)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var query = Uri.EscapeDataString(acct.Replace("{domain}", server.Settings.Domain));
        var found = await server.Visitor().GetFromJsonElementAsync($"/api/v1/accounts/lookup?acct={query}");
        Assert.Equal(ada.Id.ToString(), found.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("/api/v1/accounts/lookup?acct=nobody", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/accounts/lookup?acct=ada@elsewhere.example", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/accounts/lookup", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/accounts/999999999", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/accounts/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/accounts/search?q=ada", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/accounts/relationships?id[]=1", HttpStatusCode.Unauthorized)]
    public async Task A_visitor_is_told_what_is_wrong(string path, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var answer = await server.Visitor().GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        Assert.True(JsonElement.Parse(await answer.Content.ReadAsStringAsync()).TryGetProperty("error", out _));
    }

    [Fact]
    public async Task Several_accounts_come_in_one_answer_without_the_unknown()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var ben = await server.MemberAsync("ben");
        var found = await ada.GetJsonAsync($"/api/v1/accounts?id[]={ben.Id}&id[]=77&id[]=x&id[]={ada.Id}&id[]={ben.Id}");
        Assert.Equal(["ben", "ada"], found.EnumerateArray().Select(a => a.GetProperty("username").GetString()));
    }

    [Theory]
    [InlineData("cat", "cath,cathal")]
    [InlineData("@Cath", "cath,cathal")]
    [InlineData("williams", "cath")]
    [InlineData("ÉMILE", "ben")]
    [InlineData("%", "")]
    [InlineData("_", "")]
    [InlineData("' OR 1=1 --", "")]
    [InlineData("\\", "")]
    [InlineData("cath@elsewhere.example", "")]
    public async Task Search_finds_by_handle_and_by_display_name(string words, string expected)
    {
        await using var server = await TestServer.StartAsync();
        await NameAsync(server, "cath", "Cath Williams");
        await NameAsync(server, "cathal", "C. Byrne");
        await NameAsync(server, "percy", "100% Percy");
        var ben = await NameAsync(server, "ben", "ÉMILE Thomas");
        var found = await ben.GetJsonAsync($"/api/v1/accounts/search?q={Uri.EscapeDataString(words)}");
        Assert.Equal(expected, string.Join(',', found.EnumerateArray().Select(a => a.GetProperty("username").GetString())));
    }

    [Fact]
    public async Task Search_can_be_kept_to_people_one_follows_and_paged()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var ben = await server.MemberAsync("bena");
        await server.MemberAsync("benb");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow");
        Assert.Equal(["bena"], await NamesAsync(ada, "/api/v1/accounts/search?q=ben&following=true"));
        Assert.Equal(["benb"], await NamesAsync(ada, "/api/v1/accounts/search?q=ben&limit=1&offset=1"));
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.GetAsync("/api/v1/accounts/search?q=ben&offset=-1")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.GetAsync("/api/v1/accounts/search")).StatusCode);
    }

    [Fact]
    public async Task Someone_who_would_rather_not_be_discovered_is_found_by_handle_but_not_by_name()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var ben = await NameAsync(server, "ben", "Thomas");
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { discoverable = false });
        Assert.Empty(await NamesAsync(ada, "/api/v1/accounts/search?q=thomas"));
        Assert.Equal(["ben"], await NamesAsync(ada, "/api/v1/accounts/search?q=ben"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow");
        Assert.Equal(["ben"], await NamesAsync(ada, "/api/v1/accounts/search?q=thomas"));
    }

    private static async Task<Member> NameAsync(TestServer server, string handle, string name)
    {
        var member = await server.MemberAsync(handle);
        await member.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = name });
        return member;
    }

    private static async Task<string[]> NamesAsync(Member member, string path) =>
        [.. (await member.GetJsonAsync(path)).EnumerateArray().Select(a => a.GetProperty("username").GetString()!)];
}
