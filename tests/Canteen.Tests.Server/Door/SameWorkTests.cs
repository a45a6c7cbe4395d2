using System.Net.Http.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

/// <summary>
/// The time that an answer takes can reveal what it does not say. That time is spent on hashing and in the database, so both are counted,
/// request by request.
/// </summary>
// The same statements are counted on both engines.
[Trait("engine", "either")]
public class SameWorkTests
{
    // The code is the same on both engines; on PostgreSQL a round takes several times as long.
    private static readonly int Rounds = TestDatabase.OnPostgres ? 40 : 200;
    private const int TriesEach = 9;

    [Fact]
    public async Task Signing_in_takes_the_same_work_for_known_and_unknown_names_and_addresses()
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        for (var i = 0; i <= Rounds / TriesEach; i++)
        {
            await server.MemberAsync($"n{i}");
            await server.MemberAsync($"a{i}");
        }
        var form = await FormAsync(server);
        var seen = new Seen();
        for (var round = 0; round < Rounds; round++)
        {
            var i = round / TriesEach;
            foreach (var (kind, login) in new[] { ("name", $"n{i}"), ("no name", $"x{i}"), ("address", $"a{i}@example.org"),
                ("no address", $"y{i}@example.org") })
            {
                seen.Add(kind, await Work.OfAsync(server, () => form.PostAsync("/sign-in", ("email", login), ("password", "wrong"))));
            }
        }
        seen.AllTheSame(verified: 1, hashed: 0);
    }

    [Fact]
    public async Task Signing_in_takes_the_same_work_whatever_is_the_matter_with_an_account()
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        foreach (var name in new[] { "ada", "unconfirmed", "disabled", "pending", "nopassword" }) await server.MemberAsync(name);
        await server.SqlAsync("UPDATE users SET confirmed_at = NULL, email_key = 'unconfirmed 1' WHERE email = 'unconfirmed@example.org'");
        await server.SqlAsync("UPDATE users SET disabled_at = 1 WHERE email = 'disabled@example.org'");
        await server.SqlAsync("UPDATE users SET approved_at = NULL WHERE email = 'pending@example.org'");
        await server.SqlAsync("UPDATE users SET password_hash = NULL WHERE email = 'nopassword@example.org'");
        var form = await FormAsync(server);
        string[] names = ["ada", "unconfirmed", "disabled", "pending", "nopassword", "nobody"];
        var open = new Seen();
        for (var round = 0; round < TriesEach / 2; round++)
        {
            foreach (var login in names.SelectMany(n => new[] { n, n + "@example.org" }))
            {
                open.Add(login, await Work.OfAsync(server, () => form.PostAsync("/sign-in", ("email", login), ("password", "wrong"))));
            }
        }
        open.AllTheSame(verified: 1, hashed: 0);

        for (var i = 0; i < 10; i++)
        {
            foreach (var name in names) await form.PostAsync("/sign-in", ("email", name), ("password", "wrong"));
        }
        var closed = new Seen();
        foreach (var name in names)
            closed.Add(
                name,
                await Work.OfAsync(server, () => form.PostAsync("/sign-in", ("email", name), ("password", TestServer.PasswordOfMembers))));
        closed.AllTheSame(verified: 0, hashed: 0);
    }

    [Theory]
    [InlineData("/forgotten")]
    [InlineData("/confirm/again")]
    public async Task Asking_for_a_mail_takes_the_same_work_for_known_and_unknown_addresses(string action)
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        await server.MemberAsync("ada");
        await server.MemberAsync("nell");
        await server.SqlAsync("UPDATE users SET confirmed_at = NULL, email_key = 'unconfirmed 1' WHERE email = 'nell@example.org'");
        var form = await FormAsync(server);
        var seen = new Seen();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var name in new[] { "ada", "nell", "nobody" })
            {
                seen.Add(name, await Work.OfAsync(server, () => form.PostAsync(action, ("email", $"{name}@example.org"))));
                await server.DrainAsync();
            }
        }
        seen.AllTheSame(verified: 0, hashed: 0);
    }

    [Fact]
    public async Task Signing_up_takes_the_same_work_for_known_and_unknown_addresses()
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        await server.MemberAsync("ada");
        using var app = await SignUpByAppTests.AppAsync(server);
        await app.GetAsync("/api/v1/instance");
        var form = await FormAsync(server);
        var (page, byApp) = (new Seen(), new Seen());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (kind, email) in new[] { ("known", "ada@example.org"), ("unknown", $"nell{round}@example.org") })
            {
                page.Add(kind, await Work.OfAsync(server, () => form.PostAsync(
                    "/sign-up", ("username", $"p{kind}{round}"), ("email", email), ("password", "teapot lantern biscuit"),
                    ("agreement", "true"))));
                byApp.Add(kind, await Work.OfAsync(server, () => app.PostAsJsonAsync(
                    "/api/v1/accounts",
                    new { username = $"a{kind}{round}", email, password = "teapot lantern biscuit", agreement = true, locale = "en" })));
                await server.DrainAsync();
            }
        }
        page.AllTheSame(verified: 0, hashed: 1);
        byApp.AllTheSame(verified: 0, hashed: 1);
    }

    [Fact]
    public async Task Asking_for_another_address_takes_the_same_work_whether_it_is_taken_or_free()
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        using var browser = await server.BrowserAsync("ada");
        var token = Forms.TokenIn(await browser.GetStringAsync("/settings/account"));
        var seen = new Seen();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var email in new[] { "eve@example.org", "free@example.org" })
            {
                seen.Add(email, await Work.OfAsync(server, () => browser.PostFormAsync(
                    "/settings/account/email", ("__RequestVerificationToken", token), ("email", email),
                    ("current_password", TestServer.PasswordOfMembers))));
                await server.DrainAsync();
            }
        }
        seen.AllTheSame(verified: 1, hashed: 0);
    }

    private static async Task<Form> FormAsync(TestServer server)
    {
        var browser = server.Browser();
        var form = new Form(browser, Forms.TokenIn(await browser.GetStringAsync("/sign-in")));
        // These make what is made once, by the first request.
        await server.MemberAsync("first");
        await form.PostAsync("/sign-in", ("email", "first"), ("password", "wrong"));
        return form;
    }

    /// <summary>An opened page whose form can be sent again and again.</summary>
    private sealed record Form(HttpClient Browser, string Token)
    {
        public Task<HttpResponseMessage> PostAsync(string action, params (string, string)[] fields) =>
            Browser.PostFormAsync(action, [("__RequestVerificationToken", Token), .. fields]);
    }

    /// <summary>The different amounts of work that each kind of request took.</summary>
    private sealed class Seen
    {
        private readonly List<(string Kind, Work Work)> _all = [];

        public void Add(string kind, Work work) => _all.Add((kind, work));

        public void AllTheSame(int verified, int hashed)
        {
            var told = string.Join("\n", _all.Distinct().Select(s => $"{s.Kind}: {s.Work}"));
            var work = _all.Select(s => s.Work).Distinct().ToList();
            Assert.True(work.Count == 1, told);
            Assert.Equal((verified, hashed), (work[0].Verified, work[0].Hashed));
        }
    }
}
