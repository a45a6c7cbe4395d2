using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

/// <summary>A button that was pressed twice: the second request gets the answer of the first, and nothing is done twice.</summary>
public class SentTwiceTests
{
    [Fact]
    public async Task Signing_up_twice_at_once_is_signing_up_once()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        await TwiceAsync(
            browser, "/sign-up", "/confirm", ("username", "nell"), ("email", "nell@example.org"), ("password", "teapot lantern biscuit"),
            ("agreement", "true"));
        Assert.Single(await server.MailsAsync("nell@example.org"));
    }

    [Fact]
    public async Task Signing_in_twice_at_once_opens_one_session()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var cookies = await TwiceAsync(browser, "/sign-in", "/home", ("email", "ada"), ("password", TestServer.PasswordOfMembers));
        Assert.Single(cookies.Distinct());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings/account")).StatusCode);
    }

    [Fact]
    public async Task Confirming_twice_at_once_signs_in_once()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        await SignUpTests.SignUpAsync(browser, "nell", "nell@example.org");
        var token = Mailbox.TokenOf(await server.LinkAsync("nell@example.org"));
        Assert.Single((await TwiceAsync(browser, "/confirm", "/home?welcome=1", ("token", token))).Distinct());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings/account")).StatusCode);
    }

    [Fact]
    public async Task A_while_later_the_same_form_is_a_new_one()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        (string, string)[] form =
        [
            ("__RequestVerificationToken", Forms.TokenIn(await browser.GetStringAsync("/sign-in"))), ("email", "ada"),
            ("password", TestServer.PasswordOfMembers),
        ];
        var first = Session(await browser.PostFormAsync("/sign-in", form));
        server.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.NotEqual(first, Session(await browser.PostFormAsync("/sign-in", form)));
    }

    [Fact]
    public async Task Somebody_elses_browser_does_not_get_the_answer()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        (string, string)[] form =
        [
            ("__RequestVerificationToken", Forms.TokenIn(await browser.GetStringAsync("/sign-in"))), ("email", "ada"),
            ("password", TestServer.PasswordOfMembers),
        ];
        await browser.PostFormAsync("/sign-in", form);
        using var thief = server.Browser();
        await thief.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.BadRequest, (await thief.PostFormAsync("/sign-in", form)).StatusCode);
    }

    /// <returns>The session's cookie in each of the two answers; empty where there was none.</returns>
    private static async Task<string[]> TwiceAsync(
        HttpClient browser, string action, string target, params (string Name, string Value)[] fields)
    {
        var token = Forms.TokenIn(await browser.GetStringAsync("/sign-in"));
        (string, string)[] form = [("__RequestVerificationToken", token), .. fields];
        var answers = await Task.WhenAll(browser.PostFormAsync(action, form), browser.PostFormAsync(action, form));
        Assert.All(answers, answer => Assert.Equal(target, answer.Target()));
        return [.. answers.Select(Session)];
    }

    private static string Session(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies)
        ? cookies.FirstOrDefault(c => c.StartsWith("canteen_session=", StringComparison.Ordinal)) ?? ""
        : "";
}
