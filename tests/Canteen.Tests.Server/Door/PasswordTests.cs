using System.Net;
using Canteen.Features.Door.OAuth;
using Canteen.Features.Door.Passwords;
using Canteen.Features.Door.SignUp;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Door;

public class PasswordTests
{
    private const string Another = "saucer marmalade trolley";

    [Fact]
    public async Task Who_has_forgotten_their_password_sets_another_by_mail_and_everything_is_signed_out()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var old = await server.BrowserAsync("ada");
        using var browser = server.Browser();
        Assert.Equal("/forgotten?sent=1", (await browser.SubmitAsync("/forgotten", "/forgotten", ("email", "ADA@example.org"))).Target());
        var link = await server.LinkAsync("ada@example.org");
        var token = Mailbox.TokenOf(link);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(link, "/reset", ("token", token), ("password", "short"))).StatusCode);
        Assert.Equal("/sign-in?done=reset", (await browser.SubmitAsync(link, "/reset", ("token", token), ("password", Another))).Target());

        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await old.GetAsync("/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(browser, TestServer.PasswordOfMembers)).StatusCode);
        Assert.Equal("/home", (await SignInAsync(browser, Another)).Target());
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync("/forgotten", "/reset", ("token", token), ("password", Another))).StatusCode);
    }

    [Fact]
    public async Task Asking_for_a_new_password_tells_nobody_whether_an_address_is_known()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var known = await browser.SubmitAsync("/forgotten", "/forgotten", ("email", "ada@example.org"));
        var unknown = await browser.SubmitAsync("/forgotten", "/forgotten", ("email", "eve@example.org"));
        Assert.Equal((known.StatusCode, known.Target()), (unknown.StatusCode, unknown.Target()));
        Assert.Empty(await server.MailsAsync("eve@example.org"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostFormAsync("/forgotten", ("email", "ada@example.org"))).StatusCode);
    }

    [Fact]
    public async Task A_link_to_set_a_password_works_for_an_hour_and_lifts_a_lockout()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        await browser.SubmitAsync("/forgotten", "/forgotten", ("email", "ada@example.org"));
        var late = await server.LinkAsync("ada@example.org");
        server.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync(late)).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync("/forgotten", "/reset", ("token", Mailbox.TokenOf(late)), ("password", Another))).StatusCode);

        for (var i = 0; i < 10; i++) await SignInAsync(browser, "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAsync(browser, TestServer.PasswordOfMembers)).StatusCode);
        await browser.SubmitAsync("/forgotten", "/forgotten", ("email", "ada@example.org"));
        var link = await server.LinkAsync("ada@example.org");
        await browser.SubmitAsync(link, "/reset", ("token", Mailbox.TokenOf(link)), ("password", Another));
        Assert.Equal("/home", (await SignInAsync(browser, Another)).Target());
    }

    [Fact]
    public async Task Changing_the_password_keeps_this_session_and_ends_the_rest()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var here = await server.BrowserAsync("ada");
        using var there = await server.BrowserAsync("ada");
        Task<HttpResponseMessage> ChangeAsync(string current, string wanted) => here.SubmitAsync(
            "/settings/account", "/settings/account/password", ("current_password", current), ("new_password", wanted));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync("wrong", Another)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync(TestServer.PasswordOfMembers, "password123")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);

        Assert.Equal("/settings/account?done=password", (await ChangeAsync(TestServer.PasswordOfMembers, Another)).Target());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/settings/account")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await there.GetAsync("/settings/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        Assert.Contains("has just been changed", (await server.MailsAsync("ada@example.org"))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_address_is_theirs_once_they_follow_the_link_sent_to_it()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        using var browser = await server.BrowserAsync("ada");
        Task<HttpResponseMessage> ChangeAsync(string email, string password) => browser.SubmitAsync(
            "/settings/account", "/settings/account/email", ("email", email), ("current_password", password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync("ada@new.example", "wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ChangeAsync("nonsense", TestServer.PasswordOfMembers)).StatusCode);
        Assert.Equal("/settings/account?done=mailed", (await ChangeAsync("eve@example.org", TestServer.PasswordOfMembers)).Target());
        Assert.DoesNotContain("token=", Assert.Single(await server.MailsAsync("eve@example.org")), StringComparison.Ordinal);

        Assert.Equal("/settings/account?done=mailed", (await ChangeAsync("ada@new.example", TestServer.PasswordOfMembers)).Target());
        Assert.Contains("ada@example.org", await browser.GetStringAsync("/settings/account"), StringComparison.Ordinal);
        var link = await server.LinkAsync("ada@new.example");
        using var anywhere = server.Browser();
        Assert.Equal(
            HttpStatusCode.SeeOther, (await anywhere.SubmitAsync(link, "/confirm-email", ("token", Mailbox.TokenOf(link)))).StatusCode);
        Assert.Contains("ada@new.example", await browser.GetStringAsync("/settings/account"), StringComparison.Ordinal);
        Assert.Contains("no longer used", (await server.MailsAsync("ada@example.org"))[^1], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(anywhere, TestServer.PasswordOfMembers)).StatusCode);
    }

    [Fact]
    public async Task The_operator_makes_members_passwords_and_tokens()
    {
        await using var server = await TestServer.StartAsync();
        var ct = CancellationToken.None;
        var create = server.Services.GetRequiredService<CreateUser>();
        Assert.Null((await create.RunAsync("Ada", "ada@example.org", TestServer.PasswordOfMembers, "admin", ct)).Fault);
        Assert.NotNull((await create.RunAsync("ada", "other@example.org", TestServer.PasswordOfMembers, "member", ct)).Fault);
        Assert.NotNull((await create.RunAsync("eve", "ADA@example.org", TestServer.PasswordOfMembers, "member", ct)).Fault);
        Assert.NotNull((await create.RunAsync("eve", "eve@example.org", "short", "member", ct)).Fault);
        Assert.NotNull((await create.RunAsync("eve", "eve@example.org", TestServer.PasswordOfMembers, "queen", ct)).Fault);

        var tokens = server.Services.GetRequiredService<CreateToken>();
        var token = (await tokens.RunAsync("ada", "read write", ct)).Value;
        Assert.NotNull((await tokens.RunAsync("ada", "tea", ct)).Fault);
        Assert.Equal(FaultKind.NotFound, (await tokens.RunAsync("nobody", "read", ct)).Fault?.Kind);
        Assert.Equal(
            HttpStatusCode.OK, (await OAuthDance.WithTokenAsync(server, token.Text, "/api/v1/accounts/verify_credentials")).StatusCode);

        using var browser = server.Browser();
        Assert.Equal("/home", (await SignInAsync(browser, TestServer.PasswordOfMembers)).Target());
        Assert.Null((await server.Services.GetRequiredService<SetPassword>().RunAsync("@ADA", Another, ct)).Fault);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await OAuthDance.WithTokenAsync(server, token.Text, "/api/v1/accounts/verify_credentials")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
        Assert.Equal("/home", (await SignInAsync(browser, Another)).Target());
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string password) =>
        browser.SubmitAsync("/sign-in?again=1", "/sign-in", ("email", "ada@example.org"), ("password", password));
}
