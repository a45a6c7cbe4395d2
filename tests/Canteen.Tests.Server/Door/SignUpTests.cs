using System.Net;
using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class SignUpTests
{
    private const string GoodPassword = "teapot lantern biscuit";

    [Fact]
    public async Task Somebody_new_signs_up_confirms_by_mail_and_signs_in()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        Assert.Equal("/confirm", (await SignUpAsync(browser, "nell", "Nell@Example.org")).Target());
        Assert.Equal("/confirm?unconfirmed=1", (await SignInAsync(browser, "nell@example.org")).Target());

        var link = await server.LinkAsync("Nell@Example.org");
        Assert.Contains("Nell@Example.org", await browser.GetStringAsync(link), StringComparison.Ordinal);
        var confirmed = await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)));
        Assert.Equal("/home?welcome=1", confirmed.Target());
        Assert.Contains("Your account is ready", await browser.GetStringAsync("/home?welcome=1"), StringComparison.Ordinal);
        Assert.Equal("/home", (await SignInAsync(browser, "nell@example.org")).Target());
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync("/confirm", "/confirm", ("token", Mailbox.TokenOf(link)))).StatusCode);
    }

    [Theory]
    [InlineData("username", "", "Username can't be blank")]
    [InlineData("username", "a-b", "only letters, numbers and underscores")]
    [InlineData("username", "ünïcode", "only letters, numbers and underscores")]
    [InlineData("username", "abcdefghijabcdefghijabcdefghijk", "maximum is 30")]
    [InlineData("username", "Admin", "reserved")]
    [InlineData("username", "ADA", "already taken")]
    [InlineData("email", "", "Email address can't be blank")]
    [InlineData("email", "nell", "should look like name@example.org")]
    [InlineData("email", "nell@example.org\r\nBcc: all@example.org", "should look like name@example.org")]
    [InlineData("password", "", "Password can't be blank")]
    [InlineData("password", "nine char", "minimum is 10")]
    [InlineData("password", "password123", "too easy to guess")]
    [InlineData("password", "aaaaaaaaaaaa", "too easy to guess")]
    [InlineData("password", "nell@example.org", "too easy to guess")]
    [InlineData("agreement", "", "need to agree to the rules")]
    [InlineData("display_name", "12345678901234567890123456789012345678901", "maximum is 40")]
    public async Task A_form_with_a_problem_comes_back_with_what_was_typed_but_the_password(string field, string value, string problem)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var answer = await SignUpAsync(browser, "nell", "nell@example.org", (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.TextAsync();
        Assert.Contains(problem, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"#field-{field}\"", page, StringComparison.Ordinal);
        Assert.Contains("<title>Error: Join ", page, StringComparison.Ordinal);
        Assert.Contains("<h2>There is a problem</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(GoodPassword, page, StringComparison.Ordinal);
        if (field != "username") Assert.Contains("value=\"nell\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_up_never_tells_whether_an_address_is_known()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        Assert.Equal("/confirm", (await SignUpAsync(browser, "mallory", "ADA@example.org")).Target());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignUpAsync(browser, "mallory", "other@example.org")).StatusCode);
        var mail = Assert.Single(await server.MailsAsync("ADA@example.org"));
        Assert.Contains("already has an account", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("token=", mail, StringComparison.Ordinal);
        Assert.Equal("/home", (await SignInAsync(browser, "ada@example.org", TestServer.PasswordOfMembers)).Target());
    }

    [Fact]
    public async Task Of_two_who_typed_one_address_the_first_to_confirm_has_it()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        await SignUpAsync(browser, "first", "nell@example.org");
        var first = await server.LinkAsync("nell@example.org");
        await SignUpAsync(browser, "second", "nell@example.org");
        var second = (await server.MailsAsync("nell@example.org")).Select(m => m.Split("token=")[1].Split()[0])
            .Single(t => t != Mailbox.TokenOf(first));
        Assert.Equal("/home?welcome=1", (await browser.SubmitAsync("/confirm", "/confirm", ("token", second))).Target());
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync("/confirm", "/confirm", ("token", Mailbox.TokenOf(first)))).StatusCode);
    }

    [Fact]
    public async Task A_confirmation_link_works_for_a_week_and_can_be_had_again()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        await SignUpAsync(browser, "nell", "nell@example.org");
        var old = await server.LinkAsync("nell@example.org");
        server.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync(old)).StatusCode);
        Assert.Equal("/confirm?sent=1", (await browser.SubmitAsync("/confirm", "/confirm/again", ("email", "nell@example.org"))).Target());
        Assert.Equal(
            "/confirm?sent=1", (await browser.SubmitAsync("/confirm", "/confirm/again", ("email", "nobody@example.org"))).Target());
        Assert.Empty(await server.MailsAsync("nobody@example.org"));
        var link = await server.LinkAsync("nell@example.org");
        Assert.NotEqual(old, link);
        Assert.Equal("/home?welcome=1", (await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)))).Target());
    }

    [Fact]
    public async Task Nobody_is_flooded_with_confirmation_mails()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        await SignUpAsync(browser, "nell", "nell@example.org");
        for (var i = 0; i < 8; i++)
        {
            // Otherwise several requests before the first mail is sent would lead to one mail only.
            await server.DrainAsync();
            await browser.SubmitAsync("/confirm", "/confirm/again", ("email", "nell@example.org"));
        }
        Assert.Equal(5, (await server.MailsAsync("nell@example.org")).Count);
    }

    [Fact]
    public async Task A_handle_that_was_never_confirmed_is_free_again_after_a_week()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        await SignUpAsync(browser, "nell", "one@example.org");
        server.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignUpAsync(browser, "nell", "two@example.org")).StatusCode);
        server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("/confirm", (await SignUpAsync(browser, "nell", "two@example.org")).Target());
    }

    [Fact]
    public async Task Where_signing_up_is_closed_there_is_no_form_and_no_way_around_it()
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = SignUpMode.Closed });
        using var browser = server.Browser();
        Assert.DoesNotContain("name=\"username\"", await browser.GetStringAsync("/sign-up"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await SignUpAsync(browser, "nell", "nell@example.org")).StatusCode);
    }

    [Fact]
    public async Task The_form_needs_its_token()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostFormAsync("/sign-up", ("username", "nell"))).StatusCode);
    }

    [Fact]
    public async Task Where_people_are_let_in_by_hand_a_moderator_decides()
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = SignUpMode.Approval });
        await server.MemberAsync("mod", role: "moderator");
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignUpAsync(browser, "nell", "nell@example.org")).StatusCode);
        await ApplyAsync(server, browser, "nell");
        await ApplyAsync(server, browser, "rex");
        Assert.Equal("/sign-up/waiting", (await SignInAsync(browser, "nell@example.org")).Target());

        using var member = await server.BrowserAsync("ada");
        using var mod = await server.BrowserAsync("mod");
        var (nell, rex) = (await IdAsync(server, "nell"), await IdAsync(server, "rex"));
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/settings/approvals")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await member.SubmitAsync("/settings/account", $"/settings/approvals/{nell}/approve")).StatusCode);
        Assert.Contains("I am a porter", await mod.GetStringAsync("/settings/approvals"), StringComparison.Ordinal);

        Assert.Equal(
            HttpStatusCode.SeeOther, (await mod.SubmitAsync("/settings/approvals", $"/settings/approvals/{nell}/approve")).StatusCode);
        Assert.Equal(
            HttpStatusCode.SeeOther, (await mod.SubmitAsync("/settings/approvals", $"/settings/approvals/{rex}/reject")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await mod.SubmitAsync("/settings/approvals", $"/settings/approvals/{rex}/approve")).StatusCode);
        Assert.Equal("/home", (await SignInAsync(browser, "nell@example.org")).Target());
        Assert.Contains("approved your account", (await server.MailsAsync("nell@example.org"))[^1], StringComparison.Ordinal);
        Assert.Contains("have been deleted", (await server.MailsAsync("rex@example.org"))[^1], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(browser, "rex@example.org")).StatusCode);
    }

    private static async Task ApplyAsync(TestServer server, HttpClient browser, string name)
    {
        var email = $"{name}@example.org";
        Assert.Equal("/confirm", (await SignUpAsync(browser, name, email, ("reason", "I am a porter"))).Target());
        var link = await server.LinkAsync(email);
        Assert.Equal("/sign-up/waiting", (await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)))).Target());
    }

    internal static Task<HttpResponseMessage> SignUpAsync(
        HttpClient browser, string username, string email, params (string, string)[] instead)
    {
        var fields = new Dictionary<string, string>
        {
            ["username"] = username, ["email"] = email, ["password"] = GoodPassword,
            ["agreement"] = "true"
        };
        foreach (var (name, value) in instead) fields[name] = value;
        return browser.SubmitAsync("/sign-in?again=1", "/sign-up", [.. fields.Select(f => (f.Key, f.Value))]);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string login, string password = GoodPassword) =>
        browser.SubmitAsync("/sign-in?again=1", "/sign-in", ("email", login), ("password", password));

    private static Task<long> IdAsync(TestServer server, string handle) => server.Database.ReadAsync(
        db => db.ScalarAsync<long>("SELECT id FROM accounts WHERE handle = @handle", new { handle }), CancellationToken.None);
}
