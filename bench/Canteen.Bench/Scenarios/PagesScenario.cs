using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// The web pages that people and visitors open most, and the answers to apps besides the home timeline: each as a share of what a bare
/// Kestrel reaches with bodies of the same length, and its latency at a moderate rate.
/// </summary>
internal static class PagesScenario
{
    private const string Home = "25%", Pages = "20%", Heard = "15%", Explored = "10%", Notifications = "30%", Timelines = "50%";
    private const string Searched = "5%";

    /// <summary>It asks a dozen sources, once a shift, and is as long as three others.</summary>
    private const string CaughtUp = "2%";
    private const string Tag = "topic0";

    /// <summary>The rate at which the latency is measured.</summary>
    private const double Modest = 100;

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        await using var place = await Place.OpenAsync(asked, report, new GraphShape(asked.Quick ? 2000 : 10_000), isForSearch: true);
        var people = Crowd.Draw(place.Graph, asked.Whole("people", asked.Quick ? 12 : 60));
        var signedIn = await Browsers.SignInAsync(place, people);
        await using var server = await place.ServeAsync();
        var posts = await new BusyPeople(server.Address, people).MeetAsync();
        var readers = new List<Reader>();
        for (var i = 0; i < people.Length; i++)
            readers.Add(new(people[i], await Browsers.VisitAsync(server.Address, "/home", signedIn[i]), posts[i]));
        report.Note("people", people.Length);
        var visitor = await Browsers.VisitAsync(server.Address, "/public", "");
        var wanted = asked.Text("only");
        foreach (var kind in Kinds(
            new Requests(server.Address.Authority),
            visitor).Where(kind => wanted is null || kind.Name.Contains(wanted, StringComparison.Ordinal)))
            await MeasureAsync(kind, readers, server, Path.Combine(place.Folder, "bodies"), report);
    }

    private static IEnumerable<Kind> Kinds(Requests ask, string visitor) =>
    [
        new("page home", Home, who => ask.Page("/home", who.Cookies)),
        new("page public", Pages, who => ask.Page("/public", who.Cookies)),
        new("page tag", Pages, who => ask.Page($"/tags/{Tag}", who.Cookies)),
        new("page profile", Pages, who => ask.Page(who.Profile, who.Cookies)),
        new("page thread", Pages, who => ask.Page(who.Thread, who.Cookies)),
        new("page notifications", Heard, who => ask.Page("/notifications", who.Cookies)),
        new("page explore", Explored, who => ask.Page("/search", who.Cookies)),
        new("page trends", Explored, who => ask.Page("/trends", who.Cookies)),
        new("page search", Searched, who => ask.Page($"/search?q={Prose.Common}+language:en", who.Cookies)),
        new("page catch-up", CaughtUp, who => ask.Page("/catch-up?span=12h", who.Cookies)),
        new("page people", Explored, who => ask.Page("/people", who.Cookies)),
        new("page hashtags", Explored, who => ask.Page("/hashtags", who.Cookies)),
        new("page public, visitor", Pages, _ => ask.Page("/public", visitor)),
        new("page tag, visitor", Pages, _ => ask.Page($"/tags/{Tag}", visitor)),
        new("page profile, visitor", Pages, who => ask.Page(who.Profile, visitor)),
        new("page thread, visitor", Pages, who => ask.Page(who.Thread, visitor)),
        new("app notifications", Notifications, who => ask.Get("/api/v1/notifications", who.Token)),
        new("app notifications in groups", Notifications, who => ask.Get("/api/v2/notifications", who.Token)),
        new("app public", Timelines, who => ask.Get("/api/v1/timelines/public", who.Token)),
        new("app tag", Timelines, who => ask.Get($"/api/v1/timelines/tag/{Tag}", who.Token)),
        new("app search", Searched, who => ask.Get($"/api/v2/search?q={Prose.Common}&type=statuses", who.Token)),
        new("app trends", Timelines, who => ask.Get("/api/v1/trends/statuses", who.Token)),
    ];

    private static async Task MeasureAsync(Kind kind, List<Reader> readers, ServerProcess server, string file, RunReport report)
    {
        var asks = readers.ConvertAll(who => (ReadOnlyMemory<byte>)kind.Ask(who)).ToArray();
        await ReadAsync(server.Address, asks);
        var bodies = await ReadAsync(server.Address, asks);
        StaticServer.WriteBodies(file, bodies);
        await using var bare = await ServerProcess.StaticAsync(file);
        using var onOurs = await Saturation.OpenAsync(server.Address, asks);
        using var onBare = await Saturation.OpenAsync(bare.Address, asks);
        var (rounds, length) = report.IsQuick ? (1, TimeSpan.FromSeconds(0.1)) : (3, TimeSpan.FromSeconds(0.8));
        var turns = await Turns.TakeAsync(new Side(onOurs, server), new Side(onBare, bare), rounds, length);
        report.Note($"{kind.Name}, bytes", (int)bodies.Average(b => b.Length));
        report.AddRatio(
            kind.Name, Middle.Of(turns, t => t.Ours.PerSecond), "requests/s", Middle.Of(
                turns, t => t.Ours.PerSecond / t.Bare.PerSecond), "static Kestrel", kind.Goal);
        var load = await new OpenLoop(server.Address, 16, n => new Shot(kind.Name, asks[(int)(n % asks.Length)]))
            .RunAsync(Modest, 2 * length);
        report.Add($"{kind.Name} p99", load.All.Percentile(0.99), "ms");
    }

    private static async Task<List<byte[]>> ReadAsync(Uri server, ReadOnlyMemory<byte>[] asks)
    {
        var bodies = new List<byte[]>();
        using var connection = await RawConnection.OpenAsync(server);
        foreach (var ask in asks)
        {
            var code = await connection.AskAsync(ask);
            if (code != 200) throw new InvalidOperationException($"A page was answered {code}.");
            bodies.Add(connection.Answer.ToBody());
        }
        return bodies;
    }

    private sealed record Kind(string Name, string Goal, Func<Reader, byte[]> Ask);

    private sealed record Reader(int Person, string Cookies, string Post)
    {
        public string Token => Roster.Token(Person);
        public string Profile => $"/@{Roster.Handle(Person)}";
        public string Thread => $"{Profile}/{Post}";
    }
}
