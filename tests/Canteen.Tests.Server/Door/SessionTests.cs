using System.Net;
using Canteen.Features.Door.Approvals;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

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
        there.DefaultRequestHeaders.UserAgent.ParseAdd(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1");
        await there.SubmitAsync("/sign-in", "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers));
        Assert.Contains("Safari, iPhone", await here.GetStringAsync("/settings/sessions"), StringComparison.Ordinal);

        var id = await server.Database.ReadAsync(db => db.ScalarAsync<long>("SELECT max(id) FROM sessions"), CancellationToken.None);
        using var eve = await server.BrowserAsync("eve");
        Assert.Equal(HttpStatusCode.NotFound, (await eve.SubmitAsync("/settings/sessions", $"/settings/sessions/{id}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostFormAsync($"/settings/sessions/{id}/end")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/settings/sessions")).StatusCode);
        Assert.Equal("/settings/sessions#main", (await here.SubmitAsync("/settings/sessions", $"/settings/sessions/{id}/end")).Target());
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
    public async Task A_disabled_member_is_out_at_once_and_comes_back_with_what_they_had()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        var disable = server.Services.GetRequiredService<DisableMember>();
        Assert.Equal(FaultKind.NotFound, (await disable.RunAsync("nobody", CancellationToken.None)).Fault!.Kind);
        Assert.Null((await disable.RunAsync("@ada", CancellationToken.None)).Fault);
        var refused = await ada.GetAsync("/api/v1/accounts/verify_credentials");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Your login is currently disabled", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync("/settings/account")).StatusCode);
        var signIn = await browser.SubmitAsync("/sign-in", "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers));
        Assert.Equal(HttpStatusCode.Forbidden, signIn.StatusCode);
        Assert.Contains("This account has been closed", await signIn.TextAsync(), StringComparison.Ordinal);

        Assert.Null((await server.Services.GetRequiredService<EnableMember>().RunAsync("ada", CancellationToken.None)).Fault);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings/account")).StatusCode);
    }

    /// <summary>On PostgreSQL any open transaction holds the log back. It must not let somebody in who has been shut out.</summary>
    [Fact]
    public async Task A_disabled_member_is_out_at_once_though_the_log_is_held_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var here = await TestServer.StartAsync(database: database);
        await using var there = TestDatabase.OnPostgres ? await TestServer.StartAsync(database: database) : here;
        var ada = await here.MemberAsync("ada");
        await there.DrainAsync();
        async Task<HttpStatusCode> AskAsync(TestServer server) =>
            (await OAuthDance.WithTokenAsync(server, ada.Token, "/api/v1/accounts/verify_credentials")).StatusCode;
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await AskAsync(here), await AskAsync(there)));
        var (began, hold) = (Signal(), Signal());
        var older = TestDatabase.OnPostgres ? Task.Run(() => HoldAsync(here, began, hold)) : Task.CompletedTask;
        if (TestDatabase.OnPostgres) await began.Task;
        // The call waits for the log, which is held back; only the commit matters here.
        var disabled = here.Services.GetRequiredService<DisableMember>().RunAsync("ada", CancellationToken.None);
        while (await here.Database.ReadAsync(db => db.ScalarAsync<long?>("SELECT disabled_at FROM users"), CancellationToken.None) is null)
            await Task.Yield();
        try
        {
            while (await AskAsync(here) == HttpStatusCode.OK || await AskAsync(there) == HttpStatusCode.OK)
            {
                Assert.False(disabled.IsCompleted && TestDatabase.OnPostgres, "It had to wait for the log.");
            }
        }
        finally
        {
            hold.SetResult();
        }
        await Task.WhenAll(older, disabled);
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task HoldAsync(TestServer server, TaskCompletionSource began, TaskCompletionSource hold) => server.Database.WriteAsync(
        async tx =>
        {
            await tx.AnnounceAsync(new AccountCreated(new AccountId(1)));
            began.TrySetResult();
            await hold.Task;
            return Done.It;
        },
        CancellationToken.None);
}
