using Canteen.Bench.Graph;
using Canteen.Bench.Loading;
using Canteen.Bench.Report;
using Canteen.Bench.Scenarios;

namespace Canteen.Bench.Searching;

/// <summary>
/// Search on a large network: against the bare question to the index, with a common word, as somebody types, and how soon a post is found;
/// what the index weighs, and what writers feel of it. On SQLite; and with <c>--postgres</c> on PostgreSQL as well.
/// </summary>
internal static class SearchScenario
{
    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        var standard = new GraphShape(asked.Quick ? 2_000 : 100_000);
        var shape = asked.Shape(standard);
        var load = new LoadPlan(GraphGenerator.Weave(shape), asked.Whole("posts", 20 * shape.Accounts), shape.Seed, IsForSearch: true);
        var wanted = asked.Text("only");
        var planned = new PlannedPosts(load.Graph, load.Posts, load.Seed);
        foreach (var address in (string?[])(asked.Text("postgres") is { } postgres ? [null, postgres] : [null]))
        {
            await using var place = address is null
                ? await Place.OpenAsync(asked, report, standard, isForSearch: true)
                : await Place.OnPostgresAsync(asked, report, load, address);
            var engine = place.IsSqlite ? "SQLite" : "PostgreSQL";
            var mix = new QueryMix(new Prose(load.Seed), planned, load.Seed);
            foreach (var (name, measure) in Measures(place, mix, report))
                if (wanted is null || name.Contains(wanted, StringComparison.Ordinal)) await measure($"search {engine} {name}");
        }
    }

    private static IEnumerable<(string Name, Func<string, Task> Measure)> Measures(Place place, QueryMix mix, RunReport report)
    {
        yield return ("size", name => new IndexSize(place, report).SayAsync(name));
        yield return ("operators", name => new SearchTimes(place, mix, report).TwoOperatorsAsync(name));
        yield return ("common word", name => new SearchTimes(place, mix, report).CommonWordAsync(name));
        yield return ("suggestions", name => new OverHttp(place, report).SuggestionsAsync(name, mix));
        yield return ("catch-up", name => new OverHttp(place, report).CatchUpAsync(name));
        yield return ("writers", name => WritersBeside.SayAsync(place, report, name));
        yield return ("found", name => new SoonFound(place, report).SayAsync(name));
        yield return ("whole tables", name => new WholeTables(place, mix, report).SayAsync(name));
    }
}
