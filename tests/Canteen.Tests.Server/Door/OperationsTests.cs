using System.Net;
using Canteen.Features.Door.Operations;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Door;

public class OperationsTests
{
    private const string Page = "/settings/operations";

    [Theory]
    [InlineData("admin")]
    [InlineData("moderator")]
    public async Task Staff_find_the_page_in_the_settings_and_see_the_last_hour(string role)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada", role: role);
        using var browser = await server.BrowserAsync("ada");
        Assert.Contains("No figures yet", await browser.GetStringAsync(Page), StringComparison.Ordinal);
        await ada.PublishAsync("Tea is ready.");
        await SampleAsync(server);
        Assert.Contains($"href=\"{Page}\"", await browser.GetStringAsync("/settings/profile"), StringComparison.Ordinal);
        var html = await (await browser.GetAsync(Page)).TextAsync();
        Assert.Contains("Requests (a second)", html, StringComparison.Ordinal);
        Assert.Contains("Time to write (ms)", html, StringComparison.Ordinal);
        Assert.Contains("Process memory (MB)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Not ready", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_anybody_else_there_is_no_such_page()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ben");
        using var browser = await server.BrowserAsync("ben");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Page)).StatusCode);
        Assert.DoesNotContain(Page, await browser.GetStringAsync("/settings/profile"), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await server.Visitor().GetAsync(Page)).Target(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_what_keeps_the_process_from_being_ready()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada", role: "admin");
        using var browser = await server.BrowserAsync("ada");
        await server.SqlAsync("ALTER TABLE schema_versions RENAME TO mislaid");
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("Missing: database", await browser.GetStringAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_those_of_this_process_and_of_the_time_since_the_last()
    {
        await using var server = await TestServer.StartAsync();
        await using var other = await TestServer.StartAsync();
        await SampleAsync(server);
        for (var i = 0; i < 30; i++) await server.Visitor().GetAsync("/favicon.svg");
        for (var i = 0; i < 20; i++) await server.Visitor().GetAsync("/api/v2/instance");
        for (var i = 0; i < 5; i++) await other.Visitor().GetAsync("/api/v2/instance");
        await server.Visitor().GetAsync("/health/live");
        // A request is measured when it has ended completely, which may be after its answer has arrived.
        var seen = new List<Figures>();
        while (seen.Sum(f => Of(f, "Requests")[0]) * History.Step.TotalSeconds < 19.9) seen.Add(await SampleAsync(server));
        Assert.Equal(20, Math.Round(seen.Sum(f => Of(f, "Requests")[0]) * History.Step.TotalSeconds));
        Assert.All(seen, f => Assert.Equal(0, Of(f, "Requests")[1]));
        Assert.All(seen, f => Assert.False(Of(f, "Time to answer")[1] < Of(f, "Time to answer")[0]));
        var after = await SampleAsync(server);
        Assert.Equal(0, Of(after, "Requests")[0]);
        Assert.True(double.IsNaN(Of(after, "Time to answer")[0]));
    }

    [Fact]
    public async Task Jobs_and_lags_are_counted()
    {
        await using var server = await TestServer.StartAsync();
        await server.SqlAsync("INSERT INTO jobs (kind, payload, run_at, created_at) VALUES ('no-such-kind', '{}', 1, 1)");
        await server.SqlAsync(
            "INSERT INTO jobs (kind, payload, run_at, created_at, dead_at) VALUES ('mail', '{}', 1, 1, 1), ('mail', '{}', 1, 1, 1)");
        var figures = await SampleAsync(server);
        Assert.Equal((1, 2), (Of(figures, "Jobs due")[0], Of(figures, "Jobs failed for good")[0]));
        Assert.Equal((0, 0), (Of(figures, "Live tails: lag")[0], Of(figures, "Slowest reaction: lag")[0]));
    }

    [Fact]
    public void The_ring_keeps_an_hour_and_forgets_the_oldest()
    {
        var history = new History();
        for (var i = 0; i < 1000; i++) history.Add(new Figures(i, []));
        Assert.Equal(Enumerable.Range(640, 360).Select(i => (long)i), history.All().Select(f => f.At));
    }

    /// <summary>Lets a step pass and records its figures. From the first call on nothing else records any.</summary>
    private static async Task<Figures> SampleAsync(TestServer server)
    {
        var sampler = server.Services.GetRequiredService<Sampler>();
        await sampler.StopAsync(CancellationToken.None);
        server.Clock.Advance(History.Step);
        await sampler.SampleAsync(CancellationToken.None);
        return server.Services.GetRequiredService<History>().All()[^1];
    }

    private static double[] Of(Figures figures, string title) => figures.Charts[Chart.All.ToList().FindIndex(c => c.Title == title)]!;
}
