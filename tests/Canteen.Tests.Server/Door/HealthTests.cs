using System.Net;
using System.Text.Json;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Canteen.Tests.Server.Door;

public class HealthTests
{
    private const string LoseSchema = "ALTER TABLE schema_versions RENAME TO mislaid";

    [Theory]
    [InlineData("/health/live", """{"live":true}""")]
    [InlineData("/health/ready", """{"ready":true,"missing":[]}""")]
    public async Task Whoever_asks_is_told_that_all_is_well_and_may_not_keep_it(string path, string body)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor().GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, body), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task It_looks_once_in_two_seconds_however_many_ask()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Empty(await MissingAsync(server));
        await server.SqlAsync(LoseSchema);
        Assert.Empty(await MissingAsync(server));
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["database"], await MissingAsync(server));
        Assert.Single(server.Log.Lines, l => l.Contains("Not ready for requests: database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_process_that_stops_is_not_ready_at_once_but_lives()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Empty(await MissingAsync(server));
        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.Equal(["stopping"], await MissingAsync(server));
        Assert.Equal(HttpStatusCode.OK, (await server.Visitor().GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Without_its_database_a_process_lives_and_is_not_ready()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await TestServer.StartAsync(database: database);
        Assert.Empty(await MissingAsync(server));
        using var lost = await LoseAsync(database);
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("writing", await MissingAsync(server));
        Assert.Equal(HttpStatusCode.OK, (await server.Visitor().GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task A_failed_write_counts_until_one_succeeds()
    {
        await using var server = await TestServer.StartAsync();
        var full = new DatabaseUnavailableException("The disk is full.");
        await Assert.ThrowsAsync<DatabaseUnavailableException>(
            () => server.Database.WriteAsync<Done>(_ => throw full, CancellationToken.None));
        Assert.Equal(["writing"], await MissingAsync(server));
        await server.SqlAsync("DELETE FROM rules");
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await MissingAsync(server));
    }

    [Fact]
    public async Task A_failed_write_after_which_nobody_writes_is_forgiven_in_time()
    {
        await using var server = await TestServer.StartAsync();
        var full = new DatabaseUnavailableException("The disk is full.");
        await Assert.ThrowsAsync<DatabaseUnavailableException>(
            () => server.Database.WriteAsync<Done>(_ => throw full, CancellationToken.None));
        Assert.Equal(["writing"], await MissingAsync(server));
        server.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Empty(await MissingAsync(server));
    }

    [Fact]
    public async Task A_process_whose_memory_is_behind_the_log_is_not_ready()
    {
        using var door = new ClosedDoor();
        await using var server = await TestServer.StartAsync(services: s => s.AddLiveTail<StuckEar>().AddSingleton(door));
        await server.Database.CommitAsync<Done>(
            async tx =>
            {
                await tx.AnnounceAsync(new AccountCreated(new AccountId(1)));
                return Done.It;
            },
            System.Data.IsolationLevel.ReadCommitted,
            CancellationToken.None);
        Assert.Empty(await MissingAsync(server));
        // Until then an older transaction may hold the event back, which does not count as being behind.
        await door.Reached;
        server.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(["tails"], await MissingAsync(server));
        door.Open();
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await MissingAsync(server));
    }

    /// <summary>PostgreSQL: the database is dropped. SQLite: another program has locked it and keeps the lock.</summary>
    internal static async Task<IDisposable> LoseAsync(TestDatabase database)
    {
        if (!database.Settings.IsSqlite)
        {
            await database.DisposeAsync();
            return new MemoryStream();
        }
        var other = new SqliteConnection($"Data Source={database.Settings.SqlitePath};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return other;
    }

    private static async Task<string[]> MissingAsync(TestServer server)
    {
        var answer = await server.Visitor().GetAsync("/health/ready");
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(answer.StatusCode == HttpStatusCode.OK, body.GetProperty("ready").GetBoolean());
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable);
        return [.. body.GetProperty("missing").EnumerateArray().Select(m => m.GetString()!)];
    }

    private sealed class StuckEar(ClosedDoor door) : ILiveTail
    {
        public void Hear(LoggedEvent happened) => door.Wait();
    }

    private sealed class ClosedDoor : IDisposable
    {
        private readonly ManualResetEventSlim _open = new();
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Open() => _open.Set();

        public void Wait()
        {
            _reached.TrySetResult();
            _open.Wait();
        }

        public void Dispose() => _open.Dispose();
    }
}
