using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Platform;

public class MetricsTests
{
    [Fact]
    public async Task A_post_is_seen_in_requests_writes_and_commits()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var ear = new MeterEar(server);
        await ada.PublishAsync("Tea is ready.");
        await server.DrainAsync();
        // A request is measured when it has ended completely, which may be after its answer has arrived.
        while (!ear.Heard.Any(m => m is { Name: "http.server.request.duration" } && m.Tags.Contains(
            "http.route=/api/v1/statuses", StringComparison.Ordinal))) await Task.Yield();
        Assert.Contains(ear.Heard, m => m is { Name: "canteen.database.write.duration", Value: > 0 });
        Assert.Contains(ear.Heard, m => m is { Name: "canteen.database.commit.duration", Value: > 0 });
        Assert.Contains(ear.Heard, m => m is { Name: "canteen.database.commit.size", Value: >= 1 });
    }

    [Fact]
    public async Task Who_is_turned_away_is_counted_and_not_named()
    {
        await using var server = await TestServer.StartAsync(s => s with { RateLimits = true, PeoplePerAddress = 1 });
        using var ear = new MeterEar(server);
        using var visitor = server.Visitor();
        while ((await visitor.GetAsync("/api/v1/instance/rules")).StatusCode == HttpStatusCode.OK)
        {
            // Requests are sent until there are too many.
        }
        Assert.Equal(("canteen.rates.refusals", 1, "canteen.count=all"), Assert.Single(ear.Heard, m => m.Name == "canteen.rates.refusals"));
    }

    [Fact]
    public async Task Mails_are_counted_and_no_measurement_says_anything_about_anybody()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var ear = new MeterEar(server);
        using var browser = server.Browser();
        await Door.SignUpTests.SignUpAsync(browser, "nell", "nell.confidential@example.org");
        await ada.GetAsync("/api/v2/search?q=secret-query");
        await ada.PublishAsync("A secret text.");
        await server.Visitor().GetAsync("/api/v1/accounts/verify_credentials?access_token=secret-token");
        await server.DrainAsync();
        ear.Observe();
        Assert.Contains(ear.Heard, m => m is { Name: "canteen.mails", Value: 1, Tags: "canteen.outcome=sent" });
        Assert.DoesNotContain(ear.Heard, m => new[] { "secret", "confidential", "nell", "?", "@", ada.Token }.Any(m.Tags.Contains));
    }

    [Fact]
    public async Task What_storage_watches_can_be_asked_at_any_time()
    {
        await using var server = await TestServer.StartAsync();
        using var ear = new MeterEar(server);
        ear.Observe();
        var names = ear.Heard.Select(m => m.Name).ToHashSet();
        Assert.Superset(
            new HashSet<string> { "canteen.tails.lag.time", "canteen.tails.lag.events", "canteen.jobs.due", "canteen.jobs.dead" }, names);
        Assert.Equal(!TestDatabase.OnPostgres, names.Contains("canteen.database.write.waiting"));
    }

    /// <summary>Listens to everything that one server measures.</summary>
    private sealed class MeterEar : IDisposable
    {
        private readonly MeterListener _listener = new();

        public MeterEar(TestServer server)
        {
            var meters = server.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Hear(i, value, tags));
            _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Hear(i, value, tags));
            _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Hear(i, value, tags));
            _listener.Start();
        }

        public ConcurrentQueue<(string Name, double Value, string Tags)> Heard { get; } = new();

        public void Observe() => _listener.RecordObservableInstruments();

        public void Dispose() => _listener.Dispose();

        private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            Heard.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))));
    }
}
