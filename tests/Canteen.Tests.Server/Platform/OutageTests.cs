using System.Net;
using System.Text.Json;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Platform;

/// <summary>What people and apps are told, and what is logged, while the database is away.</summary>
public class OutageTests
{
    [Fact]
    public async Task An_app_is_told_when_to_come_back_and_what_to_look_at()
    {
        await using var server = await TestServer.StartAsync(services: AbsentEngine.Install);
        var ada = await server.MemberAsync("ada");
        AbsentEngine.Of(server).IsAway = true;
        foreach (var answer in new[] { await ada.GetAsync("/api/v1/timelines/public"), await ada.PostAsync(
            "/api/v1/statuses", new { status = "Tea" }) })
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter!.Delta);
            var sentence = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString();
            Assert.Contains("try again in 10 seconds", sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_browser_gets_a_page_that_offers_to_try_again()
    {
        await using var server = await TestServer.StartAsync(services: AbsentEngine.Install);
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        await browser.GetAsync("/notifications");
        AbsentEngine.Of(server).IsAway = true;
        var answer = await browser.GetAsync("/favourites?max_id=7");
        var page = await answer.TextAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("href=\"/favourites?max_id=7\"", page, StringComparison.Ordinal);
        Assert.Contains("Try again", page, StringComparison.Ordinal);
        AbsentEngine.Of(server).IsAway = false;
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/favourites?max_id=7")).StatusCode);
    }

    [Fact]
    public async Task Thousands_of_failed_requests_and_everything_that_runs_beside_them_are_a_few_lines_in_the_log()
    {
        await using var server = await TestServer.StartAsync(services: AbsentEngine.Install);
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("Tea");
        await server.DrainAsync();
        var before = server.Log.Lines.Count;
        AbsentEngine.Of(server).IsAway = true;
        for (var minute = 0; minute < 3; minute++)
        {
            await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => ada.GetAsync("/api/v1/timelines/public")));
            Assert.Equal(
                HttpStatusCode.ServiceUnavailable, (await ada.PostAsync("/api/v1/statuses", new { status = "More tea" })).StatusCode);
            await Assert.ThrowsAsync<DatabaseUnavailableException>(() => server.SqlAsync("DELETE FROM settings"));
            // Reactions, tails and jobs read the database too.
            server.Database.LogGrew.Raise();
            server.Database.JobsCame.Raise();
            server.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        AbsentEngine.Of(server).IsAway = false;
        server.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/api/v1/timelines/public")).StatusCode);
        await ada.PublishAsync("Tea again");
        await server.DrainAsync();
        var lines = server.Log.Lines.Skip(before).ToList();
        Assert.Contains(lines, l => l.Contains("cannot be read: PostgreSQL at db.example.org", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("can be read again", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("can be written again", StringComparison.Ordinal));
        Assert.InRange(lines.Count, 4, 12);
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 500));
    }

    [Fact]
    public async Task A_database_that_is_really_lost_is_503_and_not_500()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await TestServer.StartAsync(database: database);
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("Tea");
        using var lost = await HealthTests.LoseAsync(database);
        var answer = await ada.PostAsync("/api/v1/statuses", new { status = "More tea" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain(server.Log.Lines, l => l.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_comes_and_goes_is_one_outage()
    {
        await using var server = await TestServer.StartAsync(services: AbsentEngine.Install);
        var engine = AbsentEngine.Of(server);
        for (var i = 0; i < 50; i++)
        {
            engine.IsAway = i % 2 == 0;
            await server.Visitor().GetAsync("/api/v1/timelines/public");
        }
        Assert.Single(server.Log.Lines, l => l.Contains("cannot be read", StringComparison.Ordinal));
    }
}
