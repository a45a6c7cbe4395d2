using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class AuthorizeTests
{
    [Fact]
    public async Task A_visitor_signs_in_and_comes_back_to_the_same_question()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        using var browser = server.Browser();
        var signIn = (await browser.GetAsync(dance.AuthorizePath())).Target()!;
        Assert.StartsWith("/sign-in?next=", signIn, StringComparison.Ordinal);
        var next = OAuthDance.Parameter(await browser.GetAsync(dance.AuthorizePath()), "next")!;
        var back = await browser.SubmitAsync(
            signIn, "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers), ("next", next));
        var page = await browser.GetStringAsync(back.Target()!);
        Assert.Contains("Tea Leaves", page, StringComparison.Ordinal);
        Assert.Contains("value=\"s t&amp;a\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://app.example/callback?from=canteen", "https://app.example/callback?from=canteen&code=")]
    [InlineData("icecubesapp://", "icecubesapp://?code=")]
    [InlineData("org.joinmastodon.android-auth://callback", "org.joinmastodon.android-auth://callback?code=")]
    public async Task Authorize_leads_back_to_the_app_with_a_code_and_its_state(string uri, string start)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server, uri);
        var answer = await dance.AgreeAsync(browser);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith(start, answer.Target(), StringComparison.Ordinal);
        Assert.EndsWith("&state=s%20t%26a", answer.Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deny_leads_back_without_a_code()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var answer = await dance.AgreeAsync(browser, "read write", ("_method", "delete"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("access_denied", OAuthDance.Parameter(answer, "error"));
        Assert.Equal("s t&a", OAuthDance.Parameter(answer, "state"));
        Assert.Null(OAuthDance.Parameter(answer, "code"));
    }

    [Fact]
    public async Task Out_of_band_shows_the_code_on_a_page()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server, "urn:ietf:wg:oauth:2.0:oob");
        Assert.Contains(
            "Tea Leaves",
            await browser.GetStringAsync(dance.AuthorizePath().Replace("authorize?", "authorize/?", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        var answer = await dance.AgreeAsync(browser);
        Assert.StartsWith("/oauth/authorize/native?code=", answer.Target(), StringComparison.Ordinal);
        var code = OAuthDance.Parameter(answer, "code")!;
        Assert.Contains(code, await browser.GetStringAsync(answer.Target()!), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await dance.ExchangeAsync(code)).StatusCode);
    }

    [Fact]
    public async Task Who_has_agreed_before_is_not_asked_again_unless_the_app_wants_more()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(dance.AuthorizePath("read"))).StatusCode);
        await dance.TokenAsync(browser, "read");
        var through = await browser.GetAsync(dance.AuthorizePath("read"));
        Assert.Equal(HttpStatusCode.Found, through.StatusCode);
        Assert.NotNull(OAuthDance.Parameter(through, "code"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(dance.AuthorizePath("read write"))).StatusCode);

        var forced = await browser.GetAsync(dance.AuthorizePath("read", "&force_login=true"));
        Assert.StartsWith("/sign-in?next=", forced.Target(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(forced.Target())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(OAuthDance.Parameter(forced, "next"))).StatusCode);
    }

    [Theory]
    [InlineData("client_id=nobody")]
    [InlineData("client_id=")]
    [InlineData("redirect_uri=https%3A%2F%2Fevil.example%2F")]
    [InlineData("redirect_uri=https%3A%2F%2Fapp.example%2Fcallback%3Ffrom%3Dcanteen%26more%3D1")]
    [InlineData("redirect_uri=")]
    [InlineData("response_type=token")]
    [InlineData("response_type=")]
    [InlineData("scope=read+admin%3Awrite")]
    [InlineData("scope=read+tea")]
    [InlineData("code_challenge=abc&code_challenge_method=plain")]
    [InlineData("code_challenge=abc")]
    [InlineData("response_mode=carrier_pigeon")]
    public async Task A_request_that_is_out_of_order_gets_a_page_and_never_a_redirect(string wrong)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var name = wrong.Split('=')[0];
        var kept = dance.AuthorizePath().Split('?', 2)[1].Split('&').Where(p => p.Split('=')[0] != name);
        var answer = await browser.GetAsync($"/oauth/authorize?{string.Join('&', kept)}&{wrong}");
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, answer.StatusCode.ToString());
        Assert.Null(answer.Headers.Location);
        Assert.Contains("use your account", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loopback_address_may_use_another_port_and_nothing_else_may()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server, "http://127.0.0.1:1000/back\nhttp://localhost:1000/back");
        async Task<HttpStatusCode> AskAsync(string uri) =>
            (await browser.GetAsync(
                $"/oauth/authorize?response_type=code&client_id={dance.ClientId}&redirect_uri={Uri.EscapeDataString(uri)}")).StatusCode;
        Assert.Equal(HttpStatusCode.OK, await AskAsync("http://127.0.0.1:54321/back"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("http://127.0.0.1:54321/other"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("http://127.0.0.1.evil.example:1000/back"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("http://evil@127.0.0.1:1000/back"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("http://localhost:54321/back"));
    }

    [Fact]
    public async Task The_form_needs_its_token_and_a_session()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var forged = await browser.PostFormAsync("/oauth/authorize", dance.HiddenFields());
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var visitor = server.Browser();
        var stranger = await visitor.SubmitAsync("/sign-in", "/oauth/authorize", dance.HiddenFields());
        Assert.StartsWith("/sign-in", stranger.Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_pages_on_the_way_to_an_app_let_forms_lead_elsewhere()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        async Task<string> PolicyAsync(string path) => (await browser.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("form-action", await PolicyAsync(dance.AuthorizePath()), StringComparison.Ordinal);
        Assert.DoesNotContain("form-action", await PolicyAsync("/sign-in?again=1"), StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", await PolicyAsync("/settings/apps"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fragment")]
    [InlineData("form_post")]
    public async Task The_answer_travels_as_the_app_likes(string mode)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var answer = await dance.AgreeAsync(browser, "read", ("response_mode", mode));
        if (mode == "fragment") Assert.StartsWith(OAuthDance.Callback + "#code=", answer.Target(), StringComparison.Ordinal);
        else Assert.Contains("name=\"code\"", await answer.TextAsync(), StringComparison.Ordinal);
    }
}
