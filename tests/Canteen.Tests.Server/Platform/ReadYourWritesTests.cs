using System.Text.Json;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Platform;

/// <summary>Several processes on one database: what somebody wrote on one of them they find on the next.</summary>
public sealed class ReadYourWritesTests
{
    private const string Header = "Canteen-Written";

    [Fact]
    public async Task What_was_posted_on_one_node_is_always_there_on_another()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.SkipUnless(TestDatabase.OnPostgres, "On SQLite one process has the database to itself.");
        await using var one = await TestServer.StartAsync(database: database);
        await using var other = await TestServer.StartAsync(database: database);
        var ada = await one.MemberAsync("ada");
        var here = other.Again(ada);
        await HomeAsync(here.Client, null);
        for (var i = 0; i < 40; i++)
        {
            var written = await PostAsync(ada.Client, $"Post {i}");
            Assert.Equal(written.Id, (await HomeAsync(here.Client, written.Position))[0]);
        }
    }

    [Fact]
    public async Task A_read_waits_for_the_tails_of_its_node_and_one_without_a_position_does_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.SkipUnless(TestDatabase.OnPostgres, "On SQLite one process has the database to itself.");
        using var door = new SlowTail();
        await using var one = await TestServer.StartAsync(database: database);
        await using var other = await TestServer.StartAsync(
            database: database, services: services => services.AddSingleton<ILiveTail>(door));
        var ada = await one.MemberAsync("ada");
        var browser = await one.BrowserAsync("ada");
        door.Shut();
        var written = await PostAsync(ada.Client, "Is anybody there?");
        await door.Reached;
        var waiting = HomeAsync(other.Again(ada).Client, written.Position);
        await HomeAsync(other.Again(ada).Client, null);
        await HomeAsync(other.Again(ada).Client, "9000000000000000000.1");
        await HomeAsync(other.Again(ada).Client, "nonsense");
        Assert.False(waiting.IsCompleted);
        door.Open();
        Assert.Equal(written.Id, (await waiting)[0]);
        Assert.Equal(200, (int)(await browser.GetAsync("/home")).StatusCode);
    }

    [Fact]
    public async Task Only_an_answer_to_a_write_carries_a_position_and_with_one_process_none_does()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var shared = server.Services.GetRequiredService<Database>().IsShared;
        var wrote = await ada.PostAsync("/api/v1/statuses", new { status = "Tea?" });
        Assert.Equal(shared, wrote.Headers.Contains(Header));
        Assert.Equal(shared, wrote.Headers.TryGetValues(
            "Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("canteen_written=", StringComparison.Ordinal)));
        var read = await ada.Client.GetAsync("/api/v1/timelines/home");
        Assert.False(read.Headers.Contains(Header));
        Assert.False(read.Headers.Contains("Set-Cookie"));
    }

    private static async Task<(string Id, string Position)> PostAsync(HttpClient client, string text)
    {
        using var form = new FormUrlEncodedContent([new("status", text)]);
        var answer = await client.PostAsync("/api/v1/statuses", form);
        answer.EnsureSuccessStatusCode();
        var id = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetString()!;
        return (id, answer.Headers.GetValues(Header).Single());
    }

    private static async Task<string[]> HomeAsync(HttpClient client, string? position)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/timelines/home");
        if (position is not null) ask.Headers.Add(Header, position);
        var answer = await client.SendAsync(ask);
        answer.EnsureSuccessStatusCode();
        return [.. JsonElement.Parse(
            await answer.Content.ReadAsStringAsync()).EnumerateArray().Select(post => post.GetProperty("id").GetString()!)];
    }

    /// <summary>Blocks the tails of its node while it is closed.</summary>
    private sealed class SlowTail : ILiveTail, IDisposable
    {
        private readonly ManualResetEventSlim _open = new(initialState: true);
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Shut() => _open.Reset();

        public void Open() => _open.Set();

        public void Hear(LoggedEvent happened)
        {
            if (!_open.IsSet) _reached.TrySetResult();
            _open.Wait();
        }

        public void Dispose() => _open.Dispose();
    }
}
