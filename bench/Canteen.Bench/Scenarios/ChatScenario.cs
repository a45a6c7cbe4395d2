using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// A tweetchat with 2,500 writers and 5,000 streams that watch it: from sending an answer until it is on every stream, at ten a second and
/// in a burst of fifty; what a page of its room takes against a page of a home meanwhile; and the memory that its transcript takes.
/// </summary>
internal static class ChatScenario
{
    private const double Usual = 10, Burst = 50;

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        await using var place = await Place.OpenAsync(asked, report, new GraphShape(asked.Quick ? 2000 : 10_000));
        var people = Crowd.Draw(place.Graph, asked.Whole("watchers", asked.Quick ? 200 : 5000));
        var readers = people[..Math.Min(people.Length, 60)];
        var signedIn = await Browsers.SignInAsync(place, readers);
        await using var server = await place.ServeAsync();
        var chat = await Chat.OpenAsync(server.Address, people[0]);
        var cookies = new List<string>();
        foreach (var one in signedIn) cookies.Add(await Browsers.VisitAsync(server.Address, "/home", one));
        await WatchAsync(server, chat, people, cookies, report);
        await TranscribeAsync(server, chat, people, asked.Whole("answers", asked.Quick ? 300 : 10_000), report);
    }

    private static async Task WatchAsync(ServerProcess server, Chat chat, int[] people, List<string> cookies, RunReport report)
    {
        var (usual, burst) = (TimeSpan.FromSeconds(report.IsQuick ? 1 : 20), TimeSpan.FromSeconds(report.IsQuick ? 1 : 10));
        var sent = new long[(int)((Usual * usual.TotalSeconds) + (Burst * burst.TotalSeconds))];
        var (took, before) = (new Latencies(), server.Own);
        var streams = new List<StreamListener>();
        foreach (var some in people.Chunk(50))
            streams.AddRange(await Task.WhenAll(some.Select(person => StreamListener.OpenAsync(
                server.Address, chat.Requests.Stream($"chat?chat={chat.Id}", Roster.Token(person)), 16 * 1024,
                (number, at) => took.Add(Stopwatch.GetElapsedTime(sent[number], at))))));
        report.Add("chat memory per watcher", (server.Own - before) / (double)streams.Count / 1000, "kB");
        var number = 0;
        // One connection, because a stream tells apart what comes late by its number.
        var loop = new OpenLoop(server.Address, 1, _ =>
        {
            sent[number] = Stopwatch.GetTimestamp();
            return new("answer", chat.Answer($"{StreamListener.Mark(number)} we dim the lights", people[number++ % people.Length]));
        });
        var pages = ReadPagesAsync(server, chat, cookies, usual + burst);
        var calm = await loop.RunAsync(Usual, usual);
        var busy = await loop.RunAsync(Burst, burst);
        var (room, home) = await pages;
        await Task.Delay(TimeSpan.FromSeconds(2));
        report.Note("watchers", streams.Count);
        report.Add("chat answers refused", calm.Failed + busy.Failed, "answers", "0");
        report.Add("chat on streams p50", took.Percentile(0.5), "ms");
        report.Add("chat on streams p99", took.Percentile(0.99), "ms", "1,000 ms");
        report.Add("chat missing", ((double)number * streams.Count) - took.Count, "events", "0");
        report.AddRatio("chat page p99", room, "ms", room / home, "a home page", "150%");
        foreach (var stream in streams) await stream.DisposeAsync();
    }

    private static async Task<(double Room, double Home)> ReadPagesAsync(
        ServerProcess server, Chat chat, List<string> cookies, TimeSpan length)
    {
        var load = await new OpenLoop(server.Address, 8, n => n % 2 == 0
            ? new("room", chat.Requests.Page($"/chats/{chat.Id}", cookies[(int)(n / 2 % cookies.Count)]))
            : new("home", chat.Requests.Page("/home", cookies[(int)(n / 2 % cookies.Count)]))).RunAsync(40, length);
        return (load.Kinds["room"].Percentile(0.99), load.Kinds["home"].Percentile(0.99));
    }

    private static async Task TranscribeAsync(ServerProcess server, Chat chat, int[] people, int answers, RunReport report)
    {
        using var connection = await RawConnection.OpenAsync(server.Address);
        for (var i = 0; i < answers; i++)
            if (await connection.AskAsync(chat.Answer($"Answer {i} of many: a quiet ward heals", people[i % people.Length])) != 200)
                throw new InvalidOperationException("An answer was refused.");
        await server.HeapAsync(collect: true);
        var before = server.Own;
        var started = Stopwatch.GetTimestamp();
        if (await connection.AskAsync(chat.Requests.Get($"/api/canteen/v1/chats/{chat.Id}/transcript", chat.Token)) != 200)
            throw new InvalidOperationException("The transcript was refused.");
        report.Add("chat transcript", Stopwatch.GetElapsedTime(started).TotalMilliseconds, "ms");
        report.Add("chat transcript memory", (server.Own - before) / 1e6, "MB");
    }

    /// <summary>A tweetchat that is live.</summary>
    private sealed record Chat(string Id, string Question, string Token, Requests Requests)
    {
        public static async Task<Chat> OpenAsync(Uri server, int host)
        {
            using var connection = await RawConnection.OpenAsync(server);
            var (requests, token) = (new Requests(server.Authority), Roster.Token(host));
            var starts = TimeProvider.System.GetUtcNow().AddMinutes(20).ToString("O", CultureInfo.InvariantCulture);
            var id = await SendAsync("", new
            {
                title = "Nights that heal", hashtag = "NightsThatHeal", length = 60, starts_at = starts, time_zone = "Europe/London",
                questions = new[] { new { minute = 5, text = "What did you change?" } },
            });
            foreach (var act in new[] { "announce", "open" }) await SendAsync($"/{id}/{act}", new { });
            await connection.AskAsync(requests.Get($"/api/canteen/v1/chats/{id}/questions", token));
            var question = JsonDocument.Parse(connection.Answer.ToBody()).RootElement[0].GetProperty("id").GetString()!;
            await SendAsync($"/{id}/questions/{question}/ask", new { });
            return new(id, question, token, requests);

            async Task<string> SendAsync(string path, object body)
            {
                var code = await connection.AskAsync(requests.Json("/api/canteen/v1/chats" + path, token, body));
                if (code != 200) throw new InvalidOperationException($"The chat was answered {code}.");
                var answer = JsonDocument.Parse(connection.Answer.ToBody()).RootElement;
                return answer.TryGetProperty("id", out var made) ? made.GetString()! : "";
            }
        }

        public byte[] Answer(string text, int who) =>
            Requests.Json($"/api/canteen/v1/chats/{Id}/answers", Roster.Token(who), new { status = text, question_id = Question });
    }
}
