using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class SignUpByAppTests
{
    private const string Path = "/api/v1/accounts";
    private static readonly (string, string) Chosen = ("password", "teapot lantern biscuit");

    [Fact]
    public async Task An_app_signs_somebody_up_and_its_token_works_once_they_have_confirmed()
    {
        await using var server = await TestServer.StartAsync();
        using var app = await AppAsync(server);
        var token = await OAuthDance.JsonAsync(await app.PostAsJsonAsync(Path, Form()));
        Assert.Equal("Bearer", token.GetProperty("token_type").GetString());
        using var nell = server.Visitor();
        nell.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("access_token").GetString());
        var early = await nell.GetAsync("/api/v1/accounts/verify_credentials");
        Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);
        Assert.Contains("Your login is missing a confirmed e-mail address", await early.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("false", await nell.GetStringAsync("/api/v1/emails/check_confirmation"));

        Assert.Equal(
            "{}", await (await nell.PostAsJsonAsync("/api/v1/emails/confirmations", new { email = "nell@right.example" })).TextAsync());
        var link = await server.LinkAsync("nell@right.example");
        using var browser = server.Browser();
        await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)), Chosen);
        Assert.Equal("true", await nell.GetStringAsync("/api/v1/emails/check_confirmation"));
        Assert.Equal(HttpStatusCode.OK, (await nell.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await nell.PostAsJsonAsync("/api/v1/emails/confirmations", new { })).StatusCode);
    }

    [Fact]
    public async Task The_app_of_a_stranger_gets_no_token_that_works_from_whoever_owns_the_address()
    {
        await using var server = await TestServer.StartAsync();
        using var app = await AppAsync(server);
        var token = await OAuthDance.JsonAsync(await app.PostAsJsonAsync(Path, Form()));
        var link = await server.LinkAsync("nell@example.org");
        using var owner = server.Browser();
        var confirmed = await owner.SubmitAsync(
            link + "&forgotten=1", "/confirm", ("token", Mailbox.TokenOf(link)), ("new_password", "porridge ladder violet"));
        Assert.Equal("/home?welcome=1", confirmed.Target());
        using var stranger = server.Visitor();
        stranger.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("access_token").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
    }

    [Fact]
    public async Task A_corrected_address_makes_the_link_to_the_wrong_one_void()
    {
        await using var server = await TestServer.StartAsync();
        using var app = await AppAsync(server);
        var token = await OAuthDance.JsonAsync(await app.PostAsJsonAsync(Path, Form()));
        var wrong = await server.LinkAsync("nell@example.org");
        using var nell = server.Visitor();
        nell.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("access_token").GetString());
        await nell.PostAsJsonAsync("/api/v1/emails/confirmations", new { email = "nell@right.example" });
        using var browser = server.Browser();
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync("/confirm", "/confirm", ("token", Mailbox.TokenOf(wrong)))).StatusCode);
    }

    [Fact]
    public async Task While_a_moderator_decides_the_token_waits()
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = SignUpMode.Approval });
        await server.MemberAsync("mod", role: "admin");
        using var app = await AppAsync(server);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.PostAsJsonAsync(Path, Form())).StatusCode);
        var token = await OAuthDance.JsonAsync(await app.PostAsJsonAsync(Path, Form(reason: "I am a librarian")));
        using var nell = server.Visitor();
        nell.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("access_token").GetString());
        await nell.GetAsync("/api/v1/accounts/verify_credentials");
        var link = await server.LinkAsync("nell@example.org");
        using var browser = server.Browser();
        await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)), Chosen);
        var pending = await nell.GetAsync("/api/v1/accounts/verify_credentials");
        Assert.Equal(HttpStatusCode.Forbidden, pending.StatusCode);
        Assert.Contains("Your login is currently pending approval", await pending.TextAsync(), StringComparison.Ordinal);
        using var mod = await server.BrowserAsync("mod");
        var id = await server.Database.ReadAsync(
            db => db.ScalarAsync<long>("SELECT id FROM accounts WHERE handle = 'nell'"), CancellationToken.None);
        await mod.SubmitAsync("/settings/approvals", $"/settings/approvals/{id}/approve");
        Assert.Equal(HttpStatusCode.OK, (await nell.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
    }

    [Fact]
    public async Task Each_problem_has_its_code()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var app = await AppAsync(server);
        async Task<string?> CodeAsync(object form, string field)
        {
            var answer = await app.PostAsJsonAsync(Path, form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("details").GetProperty(field)[0]
                .GetProperty("error").GetString();
        }
        Assert.Equal("ERR_BLANK", await CodeAsync(new { }, "username"));
        Assert.Equal("ERR_ACCEPTED", await CodeAsync(new { }, "agreement"));
        Assert.Equal("ERR_TAKEN", await CodeAsync(Form("Ada"), "username"));
        Assert.Equal("ERR_RESERVED", await CodeAsync(Form("support"), "username"));
        Assert.Equal("ERR_INVALID", await CodeAsync(Form("né"), "username"));
        Assert.Equal("ERR_TOO_LONG", await CodeAsync(Form(new string('a', 31)), "username"));
        Assert.Equal("ERR_INVALID", await CodeAsync(Form(email: "nell at example"), "email"));
        Assert.Equal("ERR_TOO_SHORT", await CodeAsync(Form(password: "short"), "password"));
    }

    [Fact]
    public async Task Only_an_app_speaking_for_itself_signs_people_up()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync(Path, Form())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().PostAsJsonAsync(Path, Form())).StatusCode);
        using var reader = await AppAsync(server, "read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync(Path, Form())).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync("/api/v1/emails/confirmations")).StatusCode);
    }

    [Theory]
    [InlineData(SignUpMode.Closed)]
    [InlineData(SignUpMode.Invitation)]
    public async Task A_closed_door_is_closed_for_apps_too(SignUpMode mode)
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = mode });
        using var app = await AppAsync(server);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.PostAsJsonAsync(Path, Form())).StatusCode);
    }

    private static object Form(
        string username = "nell", string email = "nell@example.org", string password = "teapot lantern biscuit", string reason = "") =>
        new { username, email, password, reason, agreement = true, locale = "en" };

    internal static async Task<HttpClient> AppAsync(TestServer server, string scope = "read write")
    {
        var dance = await OAuthDance.RegisterAsync(server);
        var token = await OAuthDance.JsonAsync(await server.Visitor().PostFormAsync(
            "/oauth/token", ("grant_type", "client_credentials"), ("client_id", dance.ClientId), ("client_secret", dance.ClientSecret),
            ("scope", scope)));
        var app = server.Visitor();
        app.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("access_token").GetString());
        return app;
    }
}
