using System.Text.Json;
using Canteen.Bench.Load;
using Canteen.Bench.Report;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// The same load on any server with Mastodon's API, so that other servers are measured by the same tool. It writes posts and follows
/// people: never run it against a server that people use.
/// </summary>
internal static class ServerScenario
{
    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        var server = new Uri(asked.Needed("address"));
        var requests = new Requests(server.Authority, asked.All("header"));
        var people = new List<Participant>();
        var accounts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in Tokens(asked))
        {
            var me = await WhoAsync(server, requests, token);
            people.Add(me);
            accounts.Add(me.Account);
            accounts.UnionWith(await FollowingAsync(server, requests, me));
        }
        var mix = Mix.Named(asked.Text("mix") ?? Mix.Nightcore.Name);
        report.Note("address", server.ToString());
        report.Note("people", people.Count);
        report.Note("accounts", accounts.Count);
        var (rate, seconds) = (asked.Number("rate", 100), asked.Number("seconds", asked.Quick ? 2 : 30));
        var load = new OpenLoop(server, asked.Whole("connections", 64), mix.Shots(requests, people, [.. accounts], seed: 5));
        await load.RunAsync(rate / 4, TimeSpan.FromSeconds(seconds / 5));
        report.Note("offered, requests/s", rate);
        report.Add($"server {mix.Name}", await load.RunAsync(rate, TimeSpan.FromSeconds(seconds)));
    }

    /// <summary><c>--token</c>, once for each person, or <c>--tokens</c> with a file that has one in each line.</summary>
    private static List<string> Tokens(Arguments asked)
    {
        List<string> tokens = [.. asked.All("token"), .. asked.All("tokens").SelectMany(File.ReadAllLines).Where(l => l.Length > 0)];
        return tokens.Count > 0 ? tokens : throw new UsageException("'server' needs --token, once for each person, or --tokens FILE.");
    }

    private static async Task<Participant> WhoAsync(Uri server, Requests requests, string token)
    {
        using var me = await ReadAsync(server, requests.Get("/api/v1/accounts/verify_credentials", token));
        return new Participant(me.RootElement.GetProperty("id").GetString()!, token);
    }

    private static async Task<List<string>> FollowingAsync(Uri server, Requests requests, Participant person)
    {
        using var list = await ReadAsync(server, requests.Get($"/api/v1/accounts/{person.Account}/following?limit=80", person.Token));
        return [.. list.RootElement.EnumerateArray().Select(a => a.GetProperty("id").GetString()!)];
    }

    private static async Task<JsonDocument> ReadAsync(Uri server, byte[] request)
    {
        using var connection = await RawConnection.OpenAsync(server);
        var code = await connection.AskAsync(request);
        return code == 200
            ? JsonDocument.Parse(connection.Answer.ToBody())
            : throw new InvalidOperationException($"The server answered {code}.");
    }
}
