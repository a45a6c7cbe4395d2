using System.Diagnostics;
using System.Globalization;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;
using Canteen.Bench.Scenarios;

namespace Canteen.Bench.Searching;

/// <summary>
/// While 500 people a second publish, some posts have a word that no other has: how long after the answer to its writer is each of them
/// found?
/// </summary>
internal sealed class SoonFound(Place place, RunReport report)
{
    private const double PostsPerSecond = 500;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100), GivenUp = TimeSpan.FromSeconds(30);

    /// <summary>Asking all the time would take a processor from those who publish.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(10);

    private readonly int[] _people = Crowd.Draw(place.Graph, 400);

    public async Task SayAsync(string name)
    {
        await using var server = await place.ServeAsync();
        var (length, took) = (TimeSpan.FromSeconds(report.IsQuick ? 2 : 20), new Latencies());
        var requests = new Requests(server.Address.Authority);
        using var over = new CancellationTokenSource();
        var watching = Task.Run(() => WatchAsync(server, requests, took, over.Token));
        var load = await new OpenLoop(server.Address, 64, n => Post(requests, n)).RunAsync(PostsPerSecond, length);
        await over.CancelAsync();
        await watching;
        report.Note($"{name}, posts/s", load.Reached);
        report.Add($"{name} p50", took.Percentile(0.5), "ms");
        report.Add($"{name} p99", took.Percentile(0.99), "ms", "1,000 ms");
        report.Add($"{name} longest", took.Longest, "ms");
        report.Add($"{name} errors", load.Failed, "requests");
    }

    private Shot Post(Requests requests, long number) => new(
        "post",
        requests.Publish(
            string.Create(CultureInfo.InvariantCulture, $"Post {number}: the kettle on the ward is descaled and the rota is up."),
            Roster.Token(_people[number % _people.Length])));

    private async Task WatchAsync(ServerProcess server, Requests requests, Latencies took, CancellationToken over)
    {
        using var connection = await RawConnection.OpenAsync(server.Address);
        var (writer, reader) = (Roster.Token(_people[0]), Roster.Token(_people[1]));
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            var word = string.Create(CultureInfo.InvariantCulture, $"quokka{number}x");
            await AskAsync(connection, requests.Publish($"Only here: {word}", writer));
            var answered = Stopwatch.GetTimestamp();
            while (!await IsFoundAsync(connection, requests, word, reader))
            {
                if (Stopwatch.GetElapsedTime(answered) > GivenUp) throw new InvalidOperationException($"'{word}' is not found.");
                await Task.Delay(Again, CancellationToken.None);
            }
            took.Add(Stopwatch.GetElapsedTime(answered));
            await Task.Delay(Between, CancellationToken.None);
        }
    }

    private static async Task<bool> IsFoundAsync(RawConnection connection, Requests requests, string word, string reader)
    {
        await AskAsync(connection, requests.Get($"/api/v2/search?q={word}&type=statuses", reader));
        return connection.Answer.RawBody.IndexOf("\"account\""u8) >= 0;
    }

    private static async Task AskAsync(RawConnection connection, byte[] request)
    {
        var code = await connection.AskAsync(request);
        if (code != 200) throw new InvalidOperationException($"A request was answered {code}.");
    }
}
