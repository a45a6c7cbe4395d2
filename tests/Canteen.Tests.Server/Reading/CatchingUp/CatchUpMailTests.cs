using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.CatchingUp;

/// <summary>What one missed, by mail. The clock begins on a Monday at 09:00.</summary>
public sealed partial class CatchUpMailTests
{
    private const string Settings = "/settings/catch-up", To = "ada@example.org";

    [Fact]
    public async Task Nobody_gets_mails_who_did_not_ask_for_them()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        await circle[1].PublishAsync("Hello");
        server.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Empty(await server.MailsAsync(To));
        using var browser = await server.BrowserAsync("ada");
        Assert.NotNull((await browser.PageAsync(Settings)).QuerySelector("[name=how][value=off][checked]"));
    }

    [Fact]
    public async Task A_daily_mail_comes_at_the_chosen_hour_once_and_none_where_there_is_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        using var browser = await server.BrowserAsync("ada");
        await circle[1].PublishAsync("Before she asked");
        await ChooseAsync(browser, "daily", "12");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await circle[1].PublishAsync("The kettle is mended");
        server.Clock.Advance(TimeSpan.FromMinutes(178));
        Assert.Empty(await server.MailsAsync(To));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        var mail = Assert.Single(await server.MailsAsync(To));
        Assert.Contains("Ben Thomas: The kettle is mended", mail, StringComparison.Ordinal);
        Assert.Contains("New here", mail, StringComparison.Ordinal);
        Assert.Contains("/catch-up?from=2026-11-23T09:00:00.000Z&to=2026-11-23T12:00:00.000Z", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Before she asked", mail, StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(await server.MailsAsync(To));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await circle[1].PublishAsync("And the toaster");
        server.Clock.Advance(TimeSpan.FromDays(1));
        var mails = await server.MailsAsync(To);
        Assert.Equal(2, mails.Count);
        Assert.Single(mails, text => text.Contains("And the toaster", StringComparison.Ordinal));
        Assert.Single(mails, text => text.Contains("The kettle is mended", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_weekly_mail_comes_on_its_day_and_changing_the_choice_leaves_no_second_one_behind()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        using var browser = await server.BrowserAsync("ada");
        await ChooseAsync(browser, "daily", "12");
        await ChooseAsync(browser, "daily", "13");
        await ChooseAsync(browser, "weekly", "7", "Thursday");
        await ChooseAsync(browser, "weekly", "7", "Thursday");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await circle[1].PublishAsync("Hello");
        server.Clock.Advance(TimeSpan.FromMinutes((69 * 60) + 58));
        Assert.Empty(await server.MailsAsync(To));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await server.MailsAsync(To));
        Assert.Contains("Thursday", (await browser.PageAsync(Settings)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_for_everyone_is_counted_and_not_told()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben", "cath");
        using var browser = await server.BrowserAsync("ada");
        await ChooseAsync(browser, "daily", "12");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await circle[1].PublishAsync("Public words");
        await circle[1].PublishAsync("Unlisted words", "unlisted");
        await circle[1].PublishAsync("Shut words https://example.org/shut #shut?", "private");
        await circle[2].PublishAsync("Shut words too https://example.org/shut", "private");
        await circle[1].PublishAsync("@ada secret words", "direct");
        await circle[1].PostJsonAsync("/api/v1/statuses", new { status = "Warned words", spoiler_text = "Grim" });
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromHours(3));
        var mail = Assert.Single(await server.MailsAsync(To));
        foreach (var told in new[] { "Public words", "Unlisted words", "4 more posts" })
            Assert.Contains(told, mail, StringComparison.Ordinal);
        foreach (var kept in new[] { "Shut", "shut", "secret", "Warned", "Grim", "cath" })
            Assert.DoesNotContain(kept, mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_for_everyone_the_mail_says_only_how_much_there_is()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("bruno");
        using var browser = await server.BrowserAsync("ada");
        await ChooseAsync(browser, "daily", "12");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await circle[1].PublishAsync("Shut words", "private");
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromHours(3));
        var mail = Assert.Single(await server.MailsAsync(To));
        Assert.Contains("1 more post isn't", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Shut", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("bruno", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_in_a_mail_stops_them_without_signing_in_but_only_by_a_button()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        using var browser = await server.BrowserAsync("ada");
        await ChooseAsync(browser, "daily", "12");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await circle[1].PublishAsync("Hello");
        server.Clock.Advance(TimeSpan.FromHours(3));
        var mail = Assert.Single(await server.MailsAsync(To));
        var stop = StopOf(mail);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", mail, StringComparison.Ordinal);
        Assert.Equal(2, mail.Split(server.Address + stop).Length - 1);
        using var visitor = server.Visitor();
        var page = await visitor.PageAsync(stop);
        Assert.NotNull((await browser.PageAsync(Settings)).QuerySelector("[name=how][value=daily][checked]"));
        var answer = await visitor.SubmitAsync(page.QuerySelector("form"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull((await browser.PageAsync(Settings)).QuerySelector("[name=how][value=off][checked]"));
        await circle[1].PublishAsync("Hello again");
        server.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Single(await server.MailsAsync(To));
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostFormAsync(stop, ("List-Unsubscribe", "One-Click"))).StatusCode);
    }

    [Fact]
    public async Task A_mail_program_stops_them_with_one_post_and_what_is_no_secret_stops_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        using var browser = await server.BrowserAsync("ada");
        await ChooseAsync(browser, "daily", "12");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await circle[1].PublishAsync("Hello");
        server.Clock.Advance(TimeSpan.FromHours(3));
        var stop = StopOf(Assert.Single(await server.MailsAsync(To)));
        using var visitor = server.Visitor();
        foreach (var wrong in new[] { "/catch-up/stop", "/catch-up/stop?token=x", stop[..^1] + (stop[^1] == 'A' ? 'B' : 'A') })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(wrong)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostFormAsync(wrong, ("List-Unsubscribe", "One-Click"))).StatusCode);
        }
        Assert.NotNull((await browser.PageAsync(Settings)).QuerySelector("[name=how][value=daily][checked]"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostFormAsync(stop, ("List-Unsubscribe", "One-Click"))).StatusCode);
        Assert.NotNull((await browser.PageAsync(Settings)).QuerySelector("[name=how][value=off][checked]"));
        var secret = Mailbox.TokenOf(stop);
        var kept = await server.Database.ReadAsync(db => db.QueryAsync<string>("SELECT hash FROM catch_up_stops"), CancellationToken.None);
        Assert.DoesNotContain(secret, kept);
    }

    [Fact]
    public async Task Somebody_who_may_not_sign_in_gets_none()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        using var browser = await server.BrowserAsync("ada");
        await ChooseAsync(browser, "daily", "12");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await circle[1].PublishAsync("Hello");
        await server.SqlAsync("UPDATE users SET disabled_at = 1 WHERE account_id = @Id", new { circle[0].Id });
        server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await server.MailsAsync(To));
    }

    [Theory]
    [InlineData("hourly", "7", "Monday")]
    [InlineData("daily", "24", "Monday")]
    [InlineData("daily", "-1", "Monday")]
    [InlineData("weekly", "7", "Someday")]
    [InlineData("weekly", "7", "9")]
    public async Task A_choice_that_there_is_not_is_refused_on_the_page(string how, string hour, string weekday)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var answer = await browser.SubmitAsync(Settings, Settings, ("how", how), ("hour", hour), ("weekday", weekday));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull((await answer.DocumentAsync()).QuerySelector(".problems"));
    }

    private static async Task ChooseAsync(HttpClient browser, string how, string hour, string weekday = "Monday")
    {
        var answer = await browser.SubmitAsync(Settings, Settings, ("how", how), ("hour", hour), ("weekday", weekday));
        Assert.Equal(Settings + "#flash", answer.Target());
    }

    /// <summary>Of the header, which may be on several lines, of which all but the first begin with a space.</summary>
    private static string StopOf(string mail) =>
        new Uri(Header().Match(mail.Replace("\r\n ", "", StringComparison.Ordinal)).Groups["url"].Value).PathAndQuery;

    [GeneratedRegex("List-Unsubscribe: *<(?<url>[^>]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();
}
