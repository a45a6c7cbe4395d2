using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Report;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// Reading, writing and following at the same time, at the rate that Nightcore reached on five machines; and where that is too much, the
/// highest rate with the same 99th percentile.
/// </summary>
internal static class MixScenario
{
    private const double Rate = 5500, LongestP99 = 10.7;
    private const int Connections = 128;

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        foreach (var mix in asked.Text("mix") is { } name ? [Mix.Named(name)] : (Mix[])[Mix.Nightcore, Mix.DeathStar])
        {
            await using var place = await Place.OpenAsync(asked, report, new GraphShape(asked.Quick ? 2000 : 10_000));
            await using var server = await place.ServeAsync();
            var load = await WarmAsync(place, server.Address, mix, asked.Whole("people", asked.Quick ? 200 : 2000));
            await RunOneAsync(load, mix, asked, report);
            report.Note($"resident after {mix.Name}, MB", server.Resident / 1_000_000);
        }
    }

    /// <summary>A load on people whose timelines are already in memory.</summary>
    public static async Task<OpenLoop> WarmAsync(Place place, Uri server, Mix mix, int people)
    {
        var crowd = Crowd.Draw(place.Graph, people);
        await Crowd.ReadHomeAsync(server, crowd);
        var habits = new PostingHabits(place.Graph);
        var dice = Dice.Of(3, 1L << 45);
        var accounts = Enumerable.Range(0, 5000).Select(_ => Roster.Account(habits.DrawAuthor(ref dice)).ToString()).ToList();
        var participants = crowd.Select(p => new Participant(Roster.Account(p).ToString(), Roster.Token(p))).ToList();
        return new OpenLoop(server, Connections, mix.Shots(new Requests(server.Authority), participants, accounts, seed: 5));
    }

    private static async Task RunOneAsync(OpenLoop load, Mix mix, Arguments asked, RunReport report)
    {
        var (rate, length) = (asked.Number(
            "rate", asked.Quick ? 500 : Rate), TimeSpan.FromSeconds(asked.Number("seconds", asked.Quick ? 2 : 15)));
        // Long enough for the hot code to be compiled fully optimised.
        await load.RunAsync(rate / 4, length);
        var first = await load.RunAsync(rate, length);
        report.Note($"{mix.Name} offered, requests/s", rate);
        report.Add($"mix {mix.Name}", first, mix == Mix.Nightcore ? "10.7 ms at 5,500 requests/s" : null);
        var highest = Keeps(first) ? rate : await HighestAsync(load, Math.Min(rate, first.Reached), length / 2);
        report.Add($"mix {mix.Name} rate with p99 {LongestP99} ms", highest, "requests/s", mix == Mix.Nightcore ? "5,500" : null);
    }

    /// <param name="rate">A rate that is too high; the result is 0 when not even a twentieth of it can be kept up.</param>
    private static async Task<double> HighestAsync(OpenLoop load, double rate, TimeSpan length)
    {
        var (tooMuch, kept) = (rate, 0.0);
        while (kept == 0 && tooMuch > rate / 20)
        {
            if (await KeepsAsync(tooMuch * 0.7)) kept = tooMuch * 0.7;
            else tooMuch *= 0.7;
        }
        if (kept > 0 && await KeepsAsync((kept + tooMuch) / 2)) kept = (kept + tooMuch) / 2;
        return kept;

        async Task<bool> KeepsAsync(double tried) => Keeps(await load.RunAsync(tried, length));
    }

    private static bool Keeps(LoadResult result) => result.Failed == 0 && result.All.Percentile(0.99) <= LongestP99;
}
