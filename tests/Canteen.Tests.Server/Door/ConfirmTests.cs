using System.Net;
using Canteen.Core;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

/// <summary>The link in the mail confirms the address and signs in.</summary>
public class ConfirmTests
{
    private static readonly (string, string) Wish = ("reason", "I am a porter");

    private static readonly (string, string) Chosen = ("password", "teapot lantern biscuit");

    [Fact]
    public async Task The_page_names_the_address_and_the_account_before_anything_happens()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        var link = await JoinAsync(server, browser);
        var page = await (await browser.GetAsync(link)).TextAsync();
        Assert.Contains("Is nell@example.org your email address?", Plain(page), StringComparison.Ordinal);
        Assert.Contains("as @nell. You'll be signed in straight away.", Plain(page), StringComparison.Ordinal);
        Assert.DoesNotContain("signed out of the account", page, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/home")).Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_who_was_signed_in_with_this_browser_is_signed_out_for_good()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var elsewhere = server.Browser();
        var link = await JoinAsync(server, elsewhere);
        using var browser = server.Browser();
        var ada = Cookie(await browser.SubmitAsync("/sign-in", "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers)));
        Assert.Contains("signed out of the account", await (await browser.GetAsync(link)).TextAsync(), StringComparison.Ordinal);
        var nell = Cookie(await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)), Chosen));
        Assert.NotEqual(ada, nell);
        Assert.Contains("nell@example.org", await browser.GetStringAsync("/settings/account"), StringComparison.Ordinal);
        using var thief = server.Visitor();
        thief.DefaultRequestHeaders.Add("Cookie", ada);
        Assert.StartsWith("/sign-in", (await thief.GetAsync("/settings/account")).Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_signs_in_once_only()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        var link = await JoinAsync(server, browser);
        await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)));
        using var other = server.Browser();
        var opened = await other.GetAsync(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, opened.StatusCode);
        var page = await opened.TextAsync();
        Assert.Contains("<h1>This link no longer works</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<title>Error: This link no longer works - ", page, StringComparison.Ordinal);
        var pressed = await other.SubmitAsync("/sign-in", "/confirm", ("token", Mailbox.TokenOf(link)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, pressed.StatusCode);
        Assert.StartsWith("/sign-in", (await other.GetAsync("/home")).Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_to_be_approved_is_not_signed_in()
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = SignUpMode.Approval });
        using var browser = server.Browser();
        var link = await JoinAsync(server, browser);
        Assert.DoesNotContain("signed in straight away", await (await browser.GetAsync(link)).TextAsync(), StringComparison.Ordinal);
        var confirmed = await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)));
        Assert.Equal("/sign-up/waiting", confirmed.Target());
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/home")).Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_they_signed_up_no_password_is_asked_for()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        var link = await JoinAsync(server, browser);
        Assert.DoesNotContain("type=\"password\"", await (await browser.GetAsync(link)).TextAsync(), StringComparison.Ordinal);
        Assert.Equal("/home?welcome=1", (await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)))).Target());
    }

    [Fact]
    public async Task In_another_browser_they_show_that_they_chose_the_password()
    {
        await using var server = await TestServer.StartAsync();
        using var ward = server.Browser();
        var link = await JoinAsync(server, ward);
        using var phone = server.Browser();
        Assert.Contains("The one you chose when you joined.", await phone.GetStringAsync(link), StringComparison.Ordinal);
        var wrong = await phone.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)), ("password", "lantern teapot biscuit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("That password isn't right", await wrong.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("/home?welcome=1", (await phone.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)), Chosen)).Target());
    }

    [Fact]
    public async Task Who_signed_up_with_somebody_elses_address_is_not_let_in_when_they_confirm_it()
    {
        await using var server = await TestServer.StartAsync();
        using var mallory = server.Browser();
        var link = await JoinAsync(server, mallory);
        using var owner = server.Browser();
        var token = ("token", Mailbox.TokenOf(link));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SubmitAsync(link, "/confirm", token)).StatusCode);
        Assert.Equal("/confirm?unconfirmed=1", (await mallory.SubmitAsync("/sign-in", "/sign-in", ("email", "nell"), Chosen)).Target());

        var forgotten = link + "&forgotten=1";
        var weak = await owner.SubmitAsync(forgotten, "/confirm", token, ("new_password", "nell"));
        Assert.Contains("Password is too short", await weak.TextAsync(), StringComparison.Ordinal);
        var confirmed = await owner.SubmitAsync(forgotten, "/confirm", token, ("new_password", "porridge ladder violet"));
        Assert.Equal("/home?welcome=1", confirmed.Target());
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await mallory.SubmitAsync("/sign-in", "/sign-in", ("email", "nell"), Chosen)).StatusCode);
        Assert.StartsWith("/sign-in", (await mallory.GetAsync("/home")).Target(), StringComparison.Ordinal);
    }

    private static async Task<string> JoinAsync(TestServer server, HttpClient browser)
    {
        await SignUpTests.SignUpAsync(browser, "nell", "nell@example.org", Wish);
        return await server.LinkAsync("nell@example.org");
    }

    private static string Cookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie")
        .Single(c => c.StartsWith("canteen_session=", StringComparison.Ordinal)).Split(';')[0];

    // Names in sentences are wrapped in marks of direction.
    private static string Plain(string text) =>
        text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
}
