using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

/// <summary>A secret works only for the purpose that it was made for. Every kind is tried for every purpose.</summary>
public class SecretKindTests
{
    [Fact]
    public async Task A_token_that_may_only_push_is_no_session()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var ben = await server.MemberAsync("ben");
        await ben.FollowAsync(ada);
        var push = await server.SecondTokenAsync(ben, "push");
        var hidden = new[] { await ada.PublishAsync("For those who follow", "private"), await ada.PublishAsync("@ben for you", "direct") };
        Assert.Equal(HttpStatusCode.OK, (await push.GetAsync("/api/v1/apps/verify_credentials")).StatusCode);
        foreach (var post in hidden)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await WithCookieAsync(server, push.Token, $"/@ada/{post}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await WithCookieAsync(server, await SessionAsync(server), $"/@ada/{post}")).StatusCode);
        }
    }

    [Fact]
    public async Task Every_secret_opens_its_own_door_and_no_other()
    {
        await using var server = await TestServer.StartAsync();
        var secrets = await SecretsAsync(server);
        var wrong = new List<string>();
        foreach (var (door, own, opens) in Doors(server, secrets))
        {
            // The right one comes last: some work only once, and what it may leave in a cache must not help the others in the next round.
            foreach (var (kind, secret) in secrets.OrderBy(s => s.Key == own))
            {
                if (await opens(secret) != (kind == own)) wrong.Add($"{kind} at {door}");
            }
        }
        Assert.Empty(wrong);
        Assert.Equal(secrets.Count, secrets.Values.Distinct().Count());
        Assert.All(secrets.Values, secret => Assert.Matches("^[A-Za-z0-9_-]+$", secret));
    }

    [Fact]
    public async Task Tokens_and_sessions_that_were_used_are_still_no_use_at_the_other_door()
    {
        await using var server = await TestServer.StartAsync();
        var ben = await server.MemberAsync("ben");
        var session = await SessionAsync(server);
        Assert.Equal(HttpStatusCode.OK, (await ben.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await WithCookieAsync(server, session, "/settings/account")).StatusCode);

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await OAuthDance.WithTokenAsync(server, session, "/api/v1/accounts/verify_credentials")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await server.Visitor().GetAsync("/api/v1/accounts/verify_credentials?access_token=" + session)).StatusCode);
        Assert.StartsWith("/sign-in", (await WithCookieAsync(server, ben.Token, "/settings/account")).Target(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await WithCookieAsync(server, ben.Token, "/api/v1/accounts/verify_credentials")).StatusCode);
    }

    private static IEnumerable<(string Door, string Own, Func<string, Task<bool>> Opens)> Doors(
        TestServer server, Dictionary<string, string> secrets)
    {
        async Task<bool> IsAsync(Task<HttpResponseMessage> asked, HttpStatusCode open) => (await asked).StatusCode == open;
        const string Me = "/api/v1/accounts/verify_credentials";
        var browser = server.Browser();
        var app = new OAuthDance(server, secrets["client id"], secrets["client secret"], OAuthDance.Callback);
        Task<HttpResponseMessage> TokenAsync(string id, string secret) => server.Visitor().PostFormAsync(
            "/oauth/token", ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret));
        yield return ("a page by cookie", "session", s => IsAsync(WithCookieAsync(server, s, "/settings/account"), HttpStatusCode.OK));
        yield return ("the API by cookie", "session", s => IsAsync(WithCookieAsync(server, s, Me), HttpStatusCode.OK));
        yield return ("the API by header", "token", s => IsAsync(OAuthDance.WithTokenAsync(server, s, Me), HttpStatusCode.OK));
        yield return ("the API by query", "token", s => IsAsync(server.Visitor().GetAsync($"{Me}?access_token={s}"), HttpStatusCode.OK));
        yield return ("the API by form", "token", s => IsAsync(
            server.Visitor().PostFormAsync("/oauth/userinfo", ("access_token", s)), HttpStatusCode.OK));
        yield return ("a client's name", "client id", s => IsAsync(TokenAsync(s, app.ClientSecret), HttpStatusCode.OK));
        yield return ("a client's proof", "client secret", s => IsAsync(TokenAsync(app.ClientId, s), HttpStatusCode.OK));
        yield return ("a code's exchange", "code", s => IsAsync(app.ExchangeAsync(s), HttpStatusCode.OK));
        yield return ("an invitation", "invitation", s => IsAsync(server.Visitor().GetAsync("/invite/" + s), HttpStatusCode.SeeOther));
        yield return ("a new address", "new address link", s => IsAsync(
            browser.SubmitAsync("/forgotten", "/confirm-email", ("token", s)), HttpStatusCode.SeeOther));
        yield return ("a confirmation", "confirmation link", s => IsAsync(
            browser.SubmitAsync("/forgotten", "/confirm", ("token", s), ("new_password", "saucer marmalade trolley")),
            HttpStatusCode.SeeOther));
        yield return ("a new password", "reset link", s => IsAsync(
            browser.SubmitAsync("/forgotten", "/reset", ("token", s), ("password", "saucer marmalade trolley")), HttpStatusCode.SeeOther));
    }

    private static async Task<Dictionary<string, string>> SecretsAsync(TestServer server)
    {
        var ben = await server.MemberAsync("ben");
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ben");
        using var newcomer = server.Browser();
        var app = await OAuthDance.RegisterAsync(server);
        await SignUpTests.SignUpAsync(newcomer, "nell", "nell@example.org");
        await newcomer.SubmitAsync("/forgotten", "/forgotten", ("email", "ada@example.org"));
        await browser.SubmitAsync(
            "/settings/account", "/settings/account/email", ("email", "new@example.org"),
            ("current_password", TestServer.PasswordOfMembers));
        return new()
        {
            ["token"] = ben.Token,
            ["session"] = await SessionAsync(server),
            ["client id"] = app.ClientId,
            ["client secret"] = app.ClientSecret,
            ["code"] = await app.CodeAsync(browser),
            ["invitation"] = await InviteTests.InviteAsync(browser, "5", "7"),
            ["confirmation link"] = Mailbox.TokenOf(await server.LinkAsync("nell@example.org")),
            ["reset link"] = Mailbox.TokenOf(await server.LinkAsync("ada@example.org")),
            ["new address link"] = Mailbox.TokenOf(await server.LinkAsync("new@example.org")),
        };
    }

    /// <summary>The secret in ben's cookie, which he has used.</summary>
    private static async Task<string> SessionAsync(TestServer server)
    {
        using var browser = server.Browser();
        var answer = await browser.SubmitAsync(
            "/sign-in?again=1", "/sign-in", ("email", "ben"), ("password", TestServer.PasswordOfMembers));
        await browser.GetAsync("/settings/account");
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("canteen_session=", StringComparison.Ordinal))
            .Split('=', ';')[1];
    }

    private static async Task<HttpResponseMessage> WithCookieAsync(TestServer server, string secret, string path)
    {
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.Add("Cookie", "canteen_session=" + secret);
        return await visitor.GetAsync(path);
    }
}
