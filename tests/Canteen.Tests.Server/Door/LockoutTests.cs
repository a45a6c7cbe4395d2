using System.Net;
using Canteen.Features.Door.Passwords;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Door;

public class LockoutTests
{
    private const string Another = "saucer marmalade trolley";
    private const string Address = "ada@example.org";

    [Theory]
    [InlineData("ada", Address, "eve@example.org")]
    [InlineData(Address, "ada", "eve")]
    [InlineData("ada", Address, "nobody@example.org")]
    public async Task A_closed_name_does_not_tell_which_address_belongs_to_it_nor_the_other_way_round(
        string closed, string theirs, string others)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        using var stranger = server.Browser();
        await GuessAsync(stranger, closed, 10);
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(stranger, closed, "wrong"));
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(stranger, theirs, "wrong"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(stranger, others, "wrong"));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(stranger, theirs, "wrong"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(stranger, others, "wrong"));
    }

    [Fact]
    public async Task However_a_name_is_typed_it_is_the_same_name()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var stranger = server.Browser();
        string[] typed = ["ada", "ADA", "@ada", " Ada ", "@@ada"];
        for (var i = 0; i < 10; i++) await TryAsync(stranger, typed[i % typed.Length], "wrong");
        Assert.All(
            await Task.WhenAll(typed.Select(t => TryAsync(stranger, t, TestServer.PasswordOfMembers))),
            s => Assert.Equal(HttpStatusCode.TooManyRequests, s));
    }

    [Fact]
    public async Task Guesses_from_elsewhere_do_not_shut_anybody_out_of_their_own_browser()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var own = await server.BrowserAsync("ada");
        Assert.Equal(HttpStatusCode.SeeOther, (await own.SubmitAsync("/settings/account", "/sign-out")).StatusCode);
        using var stranger = server.Browser();
        await GuessAsync(stranger, "ada", 30);
        await GuessAsync(stranger, Address, 30);
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(stranger, "ada", TestServer.PasswordOfMembers));
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(own, "ada", TestServer.PasswordOfMembers));
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(own, Address, TestServer.PasswordOfMembers));
    }

    [Fact]
    public async Task A_browser_that_knows_a_person_has_a_count_of_its_own_and_strangers_have_theirs()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        using var shared = await server.BrowserAsync("ada");
        await GuessAsync(shared, "ada", 5);
        await GuessAsync(shared, Address, 5);
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(shared, "ada", TestServer.PasswordOfMembers));
        using var elsewhere = server.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(elsewhere, "ada", TestServer.PasswordOfMembers));

        // Signing in as somebody else gives the browser no new guesses for this person.
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(shared, "eve", TestServer.PasswordOfMembers));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(shared, "ada", TestServer.PasswordOfMembers));
    }

    [Fact]
    public async Task Who_is_shut_out_comes_in_by_the_browser_that_opened_the_link_and_strangers_learn_nothing_of_it()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var stranger = server.Browser();
        await GuessAsync(stranger, "ada", 10);
        await GuessAsync(stranger, Address, 10);
        using var own = server.Browser();
        var page = await own.SubmitAsync("/sign-in?again=1", "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        var said = await page.TextAsync();
        Assert.Contains("set a new password now", said, StringComparison.Ordinal);
        Assert.Contains("href=\"/forgotten\"", said, StringComparison.Ordinal);

        await own.SubmitAsync("/forgotten", "/forgotten", ("email", Address));
        var link = await server.LinkAsync(Address);
        await own.SubmitAsync(link, "/reset", ("token", Mailbox.TokenOf(link)), ("password", Another));
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(own, "ada", Another));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(stranger, "ada", "wrong"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(stranger, Address, "wrong"));
    }

    [Fact]
    public async Task From_all_addresses_together_strangers_have_no_more_than_116_guesses_a_day_at_a_person()
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        await server.MemberAsync("ada");
        var crowd = Enumerable.Range(0, 4).Select(_ => server.Browser()).ToList();
        for (var minute = 0; minute < 24 * 60; minute += 10)
        {
            foreach (var browser in crowd)
            {
                await TryAsync(browser, "ada", "wrong");
                await TryAsync(browser, Address, "wrong");
            }
            server.Clock.Advance(TimeSpan.FromMinutes(10));
        }
        crowd.ForEach(b => b.Dispose());
        // By ten to midnight 47 half-hours have passed: ten guesses at once and 47 more, for each of the two names.
        Assert.Equal(2 * 57, CountingHasher.Of(server).Verified);
    }

    [Fact]
    public async Task Guesses_side_by_side_are_all_counted()
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        var token = Forms.TokenIn(await browser.GetStringAsync("/sign-in"));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => browser.PostFormAsync(
            "/sign-in", ("__RequestVerificationToken", token), ("email", "ada"), ("password", "wrong"))));
        Assert.Equal(10, CountingHasher.Of(server).Verified);
    }

    [Fact]
    public async Task Another_node_goes_on_counting()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var first = await TestServer.StartAsync(database: database))
        {
            await first.MemberAsync("ada");
            using var browser = first.Browser();
            foreach (var login in new[] { "ada", "nobody" }) await GuessAsync(browser, login, 6);
        }
        await using var second = await TestServer.StartAsync(database: database);
        using var stranger = second.Browser();
        foreach (var login in new[] { "ada", "nobody" })
        {
            await GuessAsync(stranger, login, 4);
            Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(stranger, login, TestServer.PasswordOfMembers));
        }
    }

    [Fact]
    public async Task A_copy_of_a_shared_browsers_cookie_is_worth_nothing_once_somebody_else_has_signed_in_there()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("mallory");
        using var ward = server.Browser();
        var copied = CookieOf(await SignInAsync(ward, "mallory", TestServer.PasswordOfMembers));
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(ward, "ada", TestServer.PasswordOfMembers));
        using var thief = server.Visitor();
        thief.DefaultRequestHeaders.Add("Cookie", copied);
        using var stranger = server.Browser();
        await GuessAsync(stranger, "mallory", 10);
        var page = await thief.GetAsync("/sign-in");
        var antiforgery = page.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        thief.DefaultRequestHeaders.Remove("Cookie");
        thief.DefaultRequestHeaders.Add("Cookie", $"{copied}; {antiforgery}");
        var token = Forms.TokenIn(await page.Content.ReadAsStringAsync());
        var answer = await thief.PostFormAsync(
            "/sign-in", ("__RequestVerificationToken", token), ("email", "mallory"), ("password", TestServer.PasswordOfMembers));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(ward, "mallory", TestServer.PasswordOfMembers));
    }

    [Fact]
    public async Task A_new_password_makes_strangers_of_the_other_browsers_and_not_of_this_one()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var here = await server.BrowserAsync("ada");
        using var there = await server.BrowserAsync("ada");
        await here.SubmitAsync(
            "/settings/account", "/settings/account/password", ("current_password", TestServer.PasswordOfMembers),
            ("new_password", Another));
        using var stranger = server.Browser();
        await GuessAsync(stranger, "ada", 10);
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(there, "ada", Another));
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(here, "ada", Another));
    }

    [Theory]
    [InlineData("http://canteen.example", false)]
    [InlineData("https://canteen.example", true)]
    public async Task The_cookie_of_a_known_browser_is_for_the_server_alone_and_the_database_has_its_hash(string address, bool secure)
    {
        var listening = "";
        await using var server = await TestServer.StartAsync(s =>
        {
            listening = s.Address;
            return s with { Address = address };
        });
        await server.MemberAsync("ada");
        using var browser = server.Browser();
        browser.BaseAddress = new Uri(listening);
        var answer = await SignInAsync(browser, "ada", TestServer.PasswordOfMembers);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("canteen_known=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        var stored = await server.Database.ReadAsync(
            db => db.ScalarAsync<string>("SELECT token_hash FROM known_browsers"), CancellationToken.None);
        Assert.True(Secret<KnownBrowser>.TryParse(cookie.Split('=', ';')[1], out var secret));
        Assert.Equal(secret.Hash, stored);
    }

    [Fact]
    public async Task The_operator_opens_sign_in_again_by_setting_a_password()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var stranger = server.Browser();
        await GuessAsync(stranger, "ada", 10);
        await GuessAsync(stranger, Address, 10);
        Assert.Null((await server.Services.GetRequiredService<SetPassword>().RunAsync("ada", Another, CancellationToken.None)).Fault);
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(stranger, "ada", Another));
        using var other = server.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, await TryAsync(other, Address, Another));
    }

    [Theory]
    [InlineData("/settings/account/password")]
    [InlineData("/settings/account/email")]
    public async Task In_settings_a_password_can_be_mistyped_and_not_guessed(string action)
    {
        await using var server = await TestServer.StartAsync(services: CountingHasher.Install);
        await server.MemberAsync("ada");
        using var own = await server.BrowserAsync("ada");
        using var borrowed = await server.BrowserAsync("ada");
        var before = CountingHasher.Of(server).Verified;
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 60; i++) answers.Add(await ChangeAsync(borrowed, action, "wrong"));
        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(50, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(10, CountingHasher.Of(server).Verified - before);
        Assert.Contains("tried too often", await answers[^1].TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await ChangeAsync(borrowed, action, TestServer.PasswordOfMembers)).StatusCode);

        for (var i = 0; i < 12; i++) Assert.Equal(
            "/settings/account?done=mailed", (await ChangeAsync(own, "/settings/account/email", TestServer.PasswordOfMembers)).Target());
        server.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.SeeOther, (await ChangeAsync(borrowed, action, TestServer.PasswordOfMembers)).StatusCode);
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string action, string current) => browser.SubmitAsync(
        "/settings/account", action, ("current_password", current), ("new_password", Another), ("email", "ada@new.example"));

    private static async Task GuessAsync(HttpClient browser, string login, int times)
    {
        for (var i = 0; i < times; i++) await TryAsync(browser, login, "wrong");
    }

    private static async Task<HttpStatusCode> TryAsync(HttpClient browser, string login, string password) =>
        (await SignInAsync(browser, login, password)).StatusCode;

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string login, string password) =>
        browser.SubmitAsync("/sign-in?again=1", "/sign-in", ("email", login), ("password", password));

    private static string CookieOf(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("canteen_known=", StringComparison.Ordinal)).Split(';')[0];
}
