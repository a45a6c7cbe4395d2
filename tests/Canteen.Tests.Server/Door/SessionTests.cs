using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class SessionTests
{
    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_and_ends_one()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        using var here = await server.BrowserAsync("ada");
        using var there = server.Browser();
        there.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1");
        await there.SubmitAsync("/sign-in", "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers));
        Assert.Contains("Safari, iPhone", await here.GetStringAsync("/settings/sessions"), StringComparison.Ordinal);

        var id = await server.Database.ReadAsync(db => db.ScalarAsync<long>("SELECT max(id) FROM sessions"), CancellationToken.None);
        using var eve = await server.BrowserAsync("eve");
        Assert.Equal(HttpStatusCode.NotFound, (await eve.SubmitAsync("/settings/sessions", $"/settings/sessions/{id}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostFormAsync($"/settings/sessions/{id}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/settings/sessions")).StatusCode);
        Assert.Equal("/settings/sessions", (await here.SubmitAsync("/settings/sessions", $"/settings/sessions/{id}/end")).Target());
        Assert.NotEqual(HttpStatusCode.OK, (await there.GetAsync("/settings/sessions")).StatusCode);
        Assert.DoesNotContain("iPhone", await here.GetStringAsync("/settings/sessions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_others_end_at_once_and_other_people_stay()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        using var here = await server.BrowserAsync("ada");
        using var there = await server.BrowserAsync("ada");
        using var eve = await server.BrowserAsync("eve");
        Assert.Equal(HttpStatusCode.SeeOther, (await here.SubmitAsync("/settings/sessions", "/settings/sessions/end-others")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/settings/sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await eve.GetAsync("/settings/sessions")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await there.GetAsync("/settings/sessions")).StatusCode);
    }

    [Theory]
    [InlineData("/settings/sessions")]
    [InlineData("/settings/apps")]
    [InlineData("/settings/account")]
    [InlineData("/settings/approvals")]
    [InlineData("/oauth/authorize/native?code=abc")]
    public async Task Visitors_are_sent_to_sign_in_first(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Visitor();
        var answer = await visitor.GetAsync(path);
        Assert.Equal("/sign-in?next=" + Uri.EscapeDataString(path), answer.Target());
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_when_its_sign_ins_end()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        await server.Database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync("UPDATE users SET disabled_at = 1");
                await tx.AnnounceAsync(new SignInsEnded(ada.Id));
                return Done.It;
            },
            CancellationToken.None);
        var refused = await ada.GetAsync("/api/v1/accounts/verify_credentials");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Your login is currently disabled", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync("/settings/account")).StatusCode);
        var signIn = await browser.SubmitAsync("/sign-in", "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers));
        Assert.Equal(HttpStatusCode.Forbidden, signIn.StatusCode);
        Assert.Contains("This account is closed", await signIn.TextAsync(), StringComparison.Ordinal);
    }
}
