using System.Net.Http.Headers;
using System.Text.Json;
using Canteen.Testing;
using Npgsql;

namespace Canteen.Tests.Server.Crash;

/// <summary>Two real processes on one database: whoever posts on one finds it on the other, whatever happens to either.</summary>
public sealed class TwoProcessesTests
{
    private const int Rounds = 40;
    private const string Header = "Canteen-Written", Cookie = "canteen_written";

    private const string Listening = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";

    [Fact]
    public async Task What_is_posted_on_one_process_is_always_there_on_the_other()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.SkipUnless(TestDatabase.OnPostgres, "On SQLite one process has the database to itself.");
        using var data = new TempFolder();
        var ada = await MemberAsync(database);
        var one = await CanteenProcess.ServeAsync(data.Path, database.Settings.Connection);
        var before = await PidsAsync(database);
        await using var other = await CanteenProcess.ServeAsync(data.Path, database.Settings.Connection);
        using var there = Client(other, ada);
        try
        {
            using (var here = Client(one, ada))
            {
                var root = (await PostAsync(here, "It began", null)).Id;
                await HomeAsync(there, null);
                await ThreadAsync(there, root, null);
                for (var i = 0; i < Rounds; i++) await PostAndFindAsync(here, there, root, i);

                foreach (var pid in (await PidsAsync(database)).Except(before)) await CutAsync(database, pid);
                for (var i = 0; i < Rounds; i++) await PostAndFindAsync(here, there, root, i);
                await BeforeKilledAsync(here, there, one, root);
            }
            await one.DisposeAsync();
            one = await CanteenProcess.ServeAsync(data.Path, database.Settings.Connection);
            using var again = Client(one, ada);
            var next = (await PostAsync(again, "It goes on", null)).Id;
            for (var i = 0; i < Rounds; i++) await PostAndFindAsync(again, there, next, i);
        }
        finally
        {
            await one.DisposeAsync();
        }
    }

    private static async Task PostAndFindAsync(HttpClient here, HttpClient there, string root, int round)
    {
        var written = await PostAsync(here, $"Round {round}", root);
        var ask = (round % 2 == 0 ? Header : "Cookie", round % 2 == 0 ? written.Position : $"{Cookie}={written.Position}");
        // Now the one and now the other first: what has waited once need not wait again.
        if (round % 4 < 2) Assert.Equal(written.Id, (await HomeAsync(there, ask))[0]);
        Assert.Contains(written.Id, await ThreadAsync(there, root, ask));
        Assert.Equal(written.Id, (await HomeAsync(there, ask))[0]);
    }

    /// <summary>What was acknowledged is there, although who wrote it did not live to say so to the other.</summary>
    private static async Task BeforeKilledAsync(HttpClient here, HttpClient there, CanteenProcess one, string root)
    {
        var last = await PostAsync(here, "Last words", root);
        await one.KillAsync();
        Assert.Equal(last.Id, (await HomeAsync(there, (Header, last.Position)))[0]);
        Assert.Contains(last.Id, await ThreadAsync(there, root, (Header, last.Position)));
    }

    private static async Task<Member> MemberAsync(TestDatabase database)
    {
        await using var server = await TestServer.StartAsync(database: database, realClock: true);
        return await server.MemberAsync("ada");
    }

    private static HttpClient Client(CanteenProcess server, Member who) => new(new SocketsHttpHandler { UseCookies = false })
    {
        BaseAddress = new Uri(server.Address),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", who.Token) },
    };

    private static async Task<(string Id, string Position)> PostAsync(HttpClient client, string text, string? replyTo)
    {
        using var form = new FormUrlEncodedContent([new("status", text), new("in_reply_to_id", replyTo ?? "")]);
        var answer = await client.PostAsync("/api/v1/statuses", form);
        answer.EnsureSuccessStatusCode();
        var id = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetString()!;
        return (id, answer.Headers.GetValues(Header).Single());
    }

    private static async Task<string[]> HomeAsync(HttpClient client, (string Name, string Value)? position) =>
        Ids(await ReadAsync(client, "/api/v1/timelines/home", position));

    private static async Task<string[]> ThreadAsync(HttpClient client, string root, (string Name, string Value)? position) =>
        Ids((await ReadAsync(client, $"/api/v1/statuses/{root}/context", position)).GetProperty("descendants"));

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path, (string Name, string Value)? position)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, path);
        if (position is { } given) ask.Headers.Add(given.Name, given.Value);
        var answer = await client.SendAsync(ask);
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    private static string[] Ids(JsonElement posts) => [.. posts.EnumerateArray().Select(post => post.GetProperty("id").GetString()!)];

    private static async Task<List<int>> PidsAsync(TestDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.Settings.Connection);
        await using var command = source.CreateCommand(Listening);
        await using var rows = await command.ExecuteReaderAsync();
        var pids = new List<int>();
        while (await rows.ReadAsync()) pids.Add(rows.GetInt32(0));
        return pids;
    }

    private static async Task CutAsync(TestDatabase database, int pid)
    {
        await using var source = NpgsqlDataSource.Create(database.Settings.Connection);
        await using var command = source.CreateCommand($"SELECT pg_terminate_backend({pid})");
        Assert.Equal(true, await command.ExecuteScalarAsync());
    }
}
