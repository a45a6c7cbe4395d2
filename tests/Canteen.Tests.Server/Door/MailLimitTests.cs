using System.Net;
using System.Net.Http.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class MailLimitTests
{
    // At the largest mail providers all of these belong to one mailbox.
    private static readonly string[] Spellings = ["nell.porter@example.org", "NellPorter@Example.org", "nell.porter+tea@example.org",
        "n.e.l.l.porter+1@EXAMPLE.org"];

    [Fact]
    public async Task Sixty_sign_ups_and_sixty_requests_put_five_mails_into_a_mailbox_and_tell_nobody()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal("/confirm", (await SignUpTests.SignUpAsync(browser, $"nell{i}", Spellings[i % 4])).Target());
            Assert.Equal(
                "/confirm?sent=1", (await browser.SubmitAsync("/confirm", "/confirm/again", ("email", Spellings[i % 4]))).Target());
        }
        Assert.Equal(5, await CountAsync(server));
        server.Clock.Advance(TimeSpan.FromHours(2));
        await browser.SubmitAsync("/confirm", "/confirm/again", ("email", Spellings[0]));
        await browser.SubmitAsync("/confirm", "/confirm/again", ("email", Spellings[1]));
        Assert.Equal(6, await CountAsync(server));
    }

    [Fact]
    public async Task Side_by_side_it_is_five_as_well()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        var token = Forms.TokenIn(await browser.GetStringAsync("/sign-in"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => browser.PostFormAsync(
            "/sign-up", ("__RequestVerificationToken", token), ("username", $"nell{i}"), ("email", Spellings[i % 4]),
            ("password", "teapot lantern biscuit"), ("agreement", "true"))));
        Assert.Equal(5, await CountAsync(server));
    }

    [Fact]
    public async Task Whatever_is_asked_for_in_whoevers_name_counts_for_the_mailbox()
    {
        await using var server = await TestServer.StartAsync();
        await MemberAtAsync(server, "nell", Spellings[0]);
        await server.MemberAsync("mallory");
        using var mallory = await server.BrowserAsync("mallory");
        using var app = await SignUpByAppTests.AppAsync(server);
        for (var i = 0; i < 4; i++)
        {
            await SignUpTests.SignUpAsync(mallory, $"x{i}", Spellings[0]);
            await app.PostAsJsonAsync(
                "/api/v1/accounts",
                new { username = $"y{i}", email = Spellings[0], password = "teapot lantern biscuit", agreement = true });
            await mallory.SubmitAsync(
                "/settings/account", "/settings/account/email", ("email", Spellings[i]),
                ("current_password", TestServer.PasswordOfMembers));
        }
        Assert.Equal(5, await CountAsync(server));
    }

    [Fact]
    public async Task Nobody_can_use_up_the_mails_by_which_somebody_comes_back_in()
    {
        await using var server = await TestServer.StartAsync();
        await MemberAtAsync(server, "nell", Spellings[0]);
        using var browser = server.Browser();
        for (var i = 0; i < 10; i++) await SignUpTests.SignUpAsync(browser, $"x{i}", Spellings[0]);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal("/forgotten?sent=1", (await browser.SubmitAsync("/forgotten", "/forgotten", ("email", Spellings[0]))).Target());
            await server.DrainAsync();
        }
        Assert.Equal(5 + 3, await CountAsync(server));

        // The newest link works for as long as no other can be requested.
        server.Clock.Advance(TimeSpan.FromMinutes(59));
        var link = await server.LinkAsync(Spellings[0]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).StatusCode);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.SubmitAsync("/forgotten", "/forgotten", ("email", Spellings[0]));
        Assert.Equal(5 + 4, await CountAsync(server));
    }

    [Fact]
    public async Task Somebody_who_asks_again_and_again_fills_no_table()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Browser();
        var token = Forms.TokenIn(await browser.GetStringAsync("/sign-in"));
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => browser.PostFormAsync(
            i % 2 == 0 ? "/forgotten" : "/confirm/again", ("__RequestVerificationToken", token), ("email", "nobody@example.org"))));
        var waiting = await server.Database.ReadAsync(db => db.ScalarAsync<long>("SELECT count(*) FROM jobs"), CancellationToken.None);
        Assert.InRange(waiting, 0, 2);
        await server.DrainAsync();
        Assert.Equal(0, await server.Database.ReadAsync(db => db.ScalarAsync<long>("SELECT count(*) FROM jobs"), CancellationToken.None));
    }

    private static async Task MemberAtAsync(TestServer server, string handle, string email)
    {
        var member = await server.MemberAsync(handle);
        await server.SqlAsync(
            "UPDATE users SET email = @email, email_key = @email WHERE account_id = @Id", new { email, Id = member.Id.Value });
    }

    private static async Task<int> CountAsync(TestServer server)
    {
        var all = 0;
        foreach (var spelling in Spellings.Select(s => s.ToLowerInvariant()).Distinct()) all += (await server.MailsAsync(spelling)).Count;
        return all;
    }
}
