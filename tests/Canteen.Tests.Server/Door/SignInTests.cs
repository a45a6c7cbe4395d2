using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class SignInTests
{
    [Theory]
    [InlineData("ada@example.org")]
    [InlineData("ADA@Example.org ")]
    [InlineData("ada")]
    [InlineData("@Ada")]
    public async Task A_member_signs_in_by_address_or_handle(string login)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var answer = await SignInAsync(browser, login, TestServer.PasswordOfMembers);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/home", answer.Target());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("canteen_session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("/home", (await browser.GetAsync("/sign-in")).Target());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var wrong = await SignInAsync(browser, "ada@example.org", "not the password");
        var unknown = await SignInAsync(browser, "eve@example.org", "not the password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        var page = await wrong.TextAsync();
        Assert.Contains("email or password isn't right", page, StringComparison.Ordinal);
        Assert.Contains("ada@example.org", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", page, StringComparison.Ordinal);
        Assert.Contains("email or password isn't right", await unknown.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada@example.org")]
    [InlineData("nobody@example.org")]
    public async Task Ten_failures_close_the_door_for_half_an_hour_whoever_is_named(string login)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        for (var i = 0; i < 9; i++) Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await SignInAsync(browser, login, "wrong")).StatusCode);
        var tenth = await SignInAsync(browser, login, "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, tenth.StatusCode);
        Assert.Contains("half an hour", await tenth.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(30), tenth.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAsync(browser, login, TestServer.PasswordOfMembers)).StatusCode);

        server.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAsync(browser, login, TestServer.PasswordOfMembers)).StatusCode);
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        var known = login.StartsWith("ada", StringComparison.Ordinal);
        var after = await SignInAsync(browser, login, TestServer.PasswordOfMembers);
        // One guess is available again. Either it is the right one, or it is used up.
        Assert.Equal(known ? HttpStatusCode.SeeOther : HttpStatusCode.TooManyRequests, after.StatusCode);
    }

    [Fact]
    public async Task A_success_forgets_the_failures_before_it()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 9; i++) await SignInAsync(browser, "ada", "wrong");
            Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(browser, "ada", TestServer.PasswordOfMembers)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/@ada", "/@ada")]
    [InlineData("/oauth/authorize?client_id=1&scope=read%20write", "/oauth/authorize?client_id=1&scope=read%20write")]
    [InlineData("https://evil.example/", "/home")]
    [InlineData("//evil.example/", "/home")]
    [InlineData("/\\evil.example/", "/home")]
    [InlineData("javascript:alert(1)", "/home")]
    public async Task After_signing_in_one_comes_back_to_pages_of_ours_only(string next, string target)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var answer = await browser.SubmitAsync(
            "/sign-in?next=" + Uri
                .EscapeDataString(next), "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers), ("next", next));
        Assert.Equal(target, answer.Target());
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var answer = await browser.PostFormAsync("/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        using var signedIn = await server.BrowserAsync("ada");
        Assert.Equal(HttpStatusCode.BadRequest, (await signedIn.PostFormAsync("/sign-out")).StatusCode);
        Assert.Equal("/home", (await signedIn.GetAsync("/sign-in")).Target());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_just_the_cookie()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var cookie = (await SignInAsync(browser, "ada", TestServer.PasswordOfMembers)).Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("canteen_session=", StringComparison.Ordinal)).Split(';')[0];
        Assert.Equal("/", (await browser.SubmitAsync("/sign-in?again=1", "/sign-out")).Target());
        using var thief = server.Visitor();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/sign-in")).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_by_itself_after_half_a_year()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var cookie = (await SignInAsync(browser, "ada", TestServer.PasswordOfMembers)).Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("canteen_session=", StringComparison.Ordinal)).Split(';')[0];
        using var hoarder = server.Visitor();
        hoarder.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.SeeOther, (await hoarder.GetAsync("/sign-in")).StatusCode);
        server.Clock.Advance(TimeSpan.FromDays(181));
        Assert.Equal(HttpStatusCode.OK, (await hoarder.GetAsync("/sign-in")).StatusCode);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string login, string password) =>
        browser.SubmitAsync("/sign-in?again=1", "/sign-in", ("email", login), ("password", password));
}
