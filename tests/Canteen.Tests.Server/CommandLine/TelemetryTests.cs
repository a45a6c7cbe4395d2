using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Canteen.Testing;

namespace Canteen.Tests.Server.CommandLine;

public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly TempFolder _data = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task A_collector_gets_metrics_and_traces_without_anything_that_people_wrote()
    {
        await using var collector = await Collector.StartAsync();
        var token = await TokenAsync();
        var variables = new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf"
        };
        await using (var server = await CanteenProcess.ServeAsync(_data.Path, _database.Settings.Connection, variables))
        {
            await UseAsync(server.Address, token);
            Assert.Equal(0, await server.StopAsync());
        }
        Assert.Contains("canteen.database.write.duration", collector.Text("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Text("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("POST /api/v1/statuses", collector.Text("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("Canteen.Storage", collector.Text("/v1/traces"), StringComparison.Ordinal);
        Assert.DoesNotContain("/health/live", collector.Text("/v1/traces"), StringComparison.Ordinal);
        string[] secrets = [token, "secret", "nell", "@example.org", "?q=", "verify_credentials?", "leaked-state"];
        Assert.All(secrets, s => Assert.DoesNotContain(
            s, collector.Text("/v1/metrics") + collector.Text("/v1/traces"), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_address_of_a_collector_that_is_none_is_refused_with_a_sentence()
    {
        var variables = new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector" };
        var result = await CanteenProcess.RunAsync(variables, "migrate", "--data", _data.Path, "--database", _database.Settings.Connection);
        Assert.Equal(
            (2, "OTEL_EXPORTER_OTLP_ENDPOINT is no web address. Write it like http://localhost:4317."),
            (result.ExitCode, result.Error.Trim()));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _data.Dispose();
    }

    private async Task<string> TokenAsync()
    {
        await using var server = await TestServer.StartAsync(database: _database, realClock: true);
        return (await server.MemberAsync("ada")).Token;
    }

    private static async Task UseAsync(string address, string token)
    {
        using var app = new HttpClient { BaseAddress = new Uri(address) };
        await app.GetAsync("/health/live");
        await app.GetAsync("/invite/secret-code");
        await app.GetAsync($"/api/v1/accounts/verify_credentials?access_token={token}");
        await app.GetAsync("/there-is-no-secret-page");
        app.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        app.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        app.DefaultRequestHeaders.Add("tracestate", "vendor=leaked-state");
        app.DefaultRequestHeaders.Add("baggage", "name=secret-baggage");
        app.DefaultRequestHeaders.UserAgent.ParseAdd("secret-agent/1.0");
        await app.GetAsync("/api/v2/search?q=secret-words");
        Assert.Equal(HttpStatusCode.OK, (await app.PostAsJsonAsync("/api/v1/statuses", new { status = "A secret text" })).StatusCode);
        await app.PostAsync("/sign-in", new FormUrlEncodedContent([new("email", "nell@example.org"), new("password", "secret password")]));
    }
}
