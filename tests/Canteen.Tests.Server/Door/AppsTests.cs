using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class AppsTests
{
    [Theory]
    [InlineData("urn:ietf:wg:oauth:2.0:oob")]
    [InlineData("icecubesapp://")]
    [InlineData("oauth2redirect://com.keylesspalace.tusky/")]
    [InlineData("org.joinmastodon.android-auth://callback")]
    [InlineData("http://localhost:1234/back?x=1")]
    public async Task An_app_registers_with_any_address_that_apps_use(string uri)
    {
        await using var server = await TestServer.StartAsync();
        var app = await OAuthDance.JsonAsync(
            await server.Visitor().PostFormAsync("/api/v1/apps", ("client_name", "Tea"), ("redirect_uris", uri)));
        Assert.Equal(uri, app.GetProperty("redirect_uri").GetString());
        Assert.Equal(uri, app.GetProperty("redirect_uris")[0].GetString());
        Assert.Equal("read", app.GetProperty("scopes")[0].GetString());
        Assert.Equal(0, app.GetProperty("client_secret_expires_at").GetInt32());
        Assert.Equal(JsonValueKind.Null, app.GetProperty("website").ValueKind);
        Assert.True(Secret<ClientId>.TryParse(app.GetProperty("client_id").GetString(), out _));
        Assert.True(Secret<ClientSecret>.TryParse(app.GetProperty("client_secret").GetString(), out _));
    }

    [Fact]
    public async Task Several_addresses_come_as_a_list_or_as_lines()
    {
        await using var server = await TestServer.StartAsync();
        string[] two = ["https://one.example/", "two://back"];
        var list = await OAuthDance.JsonAsync(
            await server.Visitor().PostAsJsonAsync("/api/v1/apps", new { client_name = "Tea", redirect_uris = two }));
        Assert.Equal("https://one.example/\ntwo://back", list.GetProperty("redirect_uri").GetString());
        var lines = await OAuthDance.JsonAsync(
            await server.Visitor().PostFormAsync("/api/v1/apps", ("client_name", "Tea"), ("redirect_uris", string.Join('\n', two))));
        Assert.Equal(2, lines.GetProperty("redirect_uris").GetArrayLength());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"client_name":"","redirect_uris":"https://a.example/"}""")]
    [InlineData("""{"client_name":"a"}""")]
    [InlineData("""{"client_name":"a","redirect_uris":[]}""")]
    [InlineData("""{"client_name":"a","redirect_uris":"/relative"}""")]
    [InlineData("""{"client_name":"a","redirect_uris":"javascript:alert(1)"}""")]
    [InlineData("""{"client_name":"a","redirect_uris":"JavaScript:alert(1)"}""")]
    [InlineData("""{"client_name":"a","redirect_uris":"data:text/html,x"}""")]
    [InlineData("""{"client_name":"a","redirect_uris":"https://a.example/#fragment"}""")]
    [InlineData("""{"client_name":"a","redirect_uris":"https://"}""")]
    [InlineData("""{"client_name":"a","redirect_uris":"https://a.example/\u0000\u202e"}""")]
    [InlineData("""{"client_name":"a","redirect_uris":"https://a.example/","scopes":"read everything"}""")]
    [InlineData("""{"client_name":"a","redirect_uris":"https://a.example/","website":"javascript:alert(1)"}""")]
    [InlineData("""{"client_name":{"x":1},"redirect_uris":"https://a.example/"}""")]
    public async Task What_cannot_be_an_app_is_refused_with_a_sentence(string body)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor()
            .PostAsync("/api/v1/apps", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith(
            "Validation failed: ", JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_and_addresses_have_limits()
    {
        await using var server = await TestServer.StartAsync();
        async Task<HttpStatusCode> Register(string name, string uri) =>
            (await server.Visitor().PostFormAsync("/api/v1/apps", ("client_name", name), ("redirect_uris", uri))).StatusCode;
        Assert.Equal(HttpStatusCode.OK, await Register(new string('a', 60), "https://a.example/" + new string('b', 1900)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Register(new string('a', 61), "https://a.example/"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Register("a", "https://a.example/" + new string('b', 2000)));
    }

    [Fact]
    public async Task Any_valid_token_may_ask_for_its_app_and_never_learns_the_secret()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server, scopes: "push");
        var token = await dance.TokenAsync(browser, "push");
        var app = await OAuthDance.JsonAsync(await OAuthDance.WithTokenAsync(server, token, "/api/v1/apps/verify_credentials"));
        Assert.Equal("Tea Leaves", app.GetProperty("name").GetString());
        Assert.False(app.TryGetProperty("client_secret", out _));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync("/api/v1/apps/verify_credentials")).StatusCode);
    }

    [Fact]
    public async Task A_person_sees_the_apps_they_let_in_and_takes_one_back()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        using var ada = await server.BrowserAsync("ada");
        using var eve = await server.BrowserAsync("eve");
        var dance = await OAuthDance.RegisterAsync(server);
        var token = await dance.TokenAsync(ada);
        var id = (await OAuthDance.JsonAsync(await OAuthDance.WithTokenAsync(server, token, "/api/v1/apps/verify_credentials")))
            .GetProperty("id").GetString();
        Assert.Contains("Tea Leaves", await ada.GetStringAsync("/settings/apps"), StringComparison.Ordinal);
        Assert.DoesNotContain("Tea Leaves", await eve.GetStringAsync("/settings/apps"), StringComparison.Ordinal);

        var path = $"/settings/apps/{id}/take-back";
        Assert.Equal(HttpStatusCode.NotFound, (await eve.SubmitAsync("/settings/apps", path)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.PostFormAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await OAuthDance.WithTokenAsync(server, token, "/api/v1/apps/verify_credentials")).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await ada.SubmitAsync("/settings/apps", path)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await OAuthDance.WithTokenAsync(server, token, "/api/v1/apps/verify_credentials")).StatusCode);
        Assert.DoesNotContain("Tea Leaves", await ada.GetStringAsync("/settings/apps"), StringComparison.Ordinal);
    }
}
