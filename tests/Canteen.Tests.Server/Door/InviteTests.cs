using System.Net;
using System.Text.RegularExpressions;
using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public partial class InviteTests
{
    [Fact]
    public async Task By_invitation_one_gets_in_as_often_as_the_link_says()
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = SignUpMode.Invitation });
        await server.MemberAsync("ada");
        using var ada = await server.BrowserAsync("ada");
        using var browser = server.Browser();
        Assert.DoesNotContain("name=\"username\"", await browser.GetStringAsync("/sign-up"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await SignUpTests.SignUpAsync(browser, "nell", "nell@example.org")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await SignUpTests.SignUpAsync(browser, "nell", "nell@example.org", ("invite_code", "guess"))).StatusCode);

        var code = await InviteAsync(ada, "1", "7");
        var opened = await browser.GetAsync("/invite/" + code);
        Assert.Equal("/sign-up?invite=" + code, opened.Target());
        Assert.Contains($"value=\"{code}\"", await browser.GetStringAsync(opened.Target()), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await SignUpTests.SignUpAsync(browser, "ada", "nell@example.org", ("invite_code", code))).StatusCode);
        Assert.Equal("/confirm", (await SignUpTests.SignUpAsync(browser, "nell", "nell@example.org", ("invite_code", code))).Target());
        Assert.Equal(
            HttpStatusCode.Forbidden, (await SignUpTests.SignUpAsync(browser, "rex", "rex@example.org", ("invite_code", code))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/invite/" + code)).StatusCode);
    }

    [Fact]
    public async Task Apps_read_an_invitation_as_JSON()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var ada = await server.BrowserAsync("ada");
        var code = await InviteAsync(ada, "5", "1");
        using var app = server.Visitor();
        app.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var json = await OAuthDance.JsonAsync(await app.GetAsync("/invite/" + code));
        Assert.Equal(code, json.GetProperty("invite_code").GetString());
        Assert.Equal(server.Address + "/api/v2/instance", json.GetProperty("instance_api_url").GetString());
        server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/invite/" + code)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/invite/never-was")).StatusCode);
    }

    [Fact]
    public async Task An_invitation_vouches_where_people_are_let_in_by_hand()
    {
        await using var server = await TestServer.StartAsync(s => s with { SignUps = SignUpMode.Approval });
        await server.MemberAsync("ada");
        using var ada = await server.BrowserAsync("ada");
        using var browser = server.Browser();
        await SignUpTests.SignUpAsync(browser, "nell", "nell@example.org", ("invite_code", await InviteAsync(ada, "1", "7")));
        var link = await server.LinkAsync("nell@example.org");
        Assert.Equal("/home?welcome=1", (await browser.SubmitAsync(link, "/confirm", ("token", Mailbox.TokenOf(link)))).Target());
    }

    [Fact]
    public async Task Only_its_maker_sees_and_ends_a_link()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        using var ada = await server.BrowserAsync("ada");
        using var eve = await server.BrowserAsync("eve");
        var code = await InviteAsync(ada, "10", "30");
        var id = await server.Database.ReadAsync(db => db.ScalarAsync<long>("SELECT id FROM invites"), CancellationToken.None);
        Assert.DoesNotContain(code, await eve.GetStringAsync("/settings/invites"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.SubmitAsync("/settings/invites", $"/settings/invites/{id}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.GetAsync("/invite/" + code)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.SubmitAsync("/settings/invites", $"/settings/invites/{id}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.GetAsync("/invite/" + code)).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await ada.SubmitAsync("/settings/invites", "/settings/invites", ("max_uses", "1000000"), ("days", "7"))).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await ada.PostFormAsync("/settings/invites", ("max_uses", "1"), ("days", "7"))).StatusCode);
        using var visitor = server.Visitor();
        Assert.StartsWith(
            "/sign-in", new Uri(new Uri(server.Address), (await visitor.GetAsync("/settings/invites")).Headers.Location!).AbsolutePath,
            StringComparison.Ordinal);
    }

    internal static async Task<string> InviteAsync(HttpClient browser, string uses, string days)
    {
        Assert.Equal(
            "/settings/invites#main",
            (await browser.SubmitAsync("/settings/invites", "/settings/invites", ("max_uses", uses), ("days", days))).Target());
        return Code().Match(await browser.GetStringAsync("/settings/invites")).Groups["code"].Value;
    }

    [GeneratedRegex("/invite/(?<code>[A-Za-z0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
