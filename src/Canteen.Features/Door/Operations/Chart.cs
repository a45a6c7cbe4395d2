using System.Diagnostics.Metrics;

namespace Canteen.Features.Door.Operations;

/// <summary>What the page plots of one instrument. The chart is left out if this process has no such instrument.</summary>
/// <param name="Lines">The names of its lines, in the order of the collector's figures; empty for a line that needs no name.</param>
internal sealed record Chart(
    string Title, string Unit, string Meter, string Instrument, Func<Instrument, Collector> Collect, params string[] Lines)
{
    private const string Http = "Microsoft.AspNetCore.Hosting";
    private const string Storage = "Canteen.Storage";
    private const string Runtime = "System.Runtime";
    private const double Mega = 1e-6;
    private const double Milli = 1e3;

    /// <summary>In the order of the page. A room that measures something of its own adds its line here.</summary>
    public static readonly IReadOnlyList<Chart> All =
    [
        new("Requests", "a second", Http, "http.server.request.duration", _ => new Requests(), "All", "Server errors"),
        new(
            "Time to answer", "ms", Http, "http.server.request.duration", _ => new Percentiles(Milli), "Half are faster",
            "99 in 100 are faster"),
        new("Refused by rate limits", "a second", "Canteen.Rates", "canteen.rates.refusals", _ => new Rate(), ""),
        new("Open streams", "", "Canteen.Streams", "canteen.streams.open", i => new Level(i, 1, highest: false), ""),
        new("Timelines in memory", "", "Canteen.Timelines", "canteen.timelines.active", i => new Level(i, 1, highest: false), ""),
        new("Timelines read from memory", "%", "Canteen.Timelines", "canteen.timelines.reads", _ => new Share("from", "memory"), ""),
        new("Memory used by timelines", "MB", "Canteen.Timelines", "canteen.timelines.memory", i => new Level(i, Mega, highest: false), ""),
        new(
            "Time to write", "ms", Storage, "canteen.database.write.duration", _ => new Percentiles(Milli), "Half are faster",
            "99 in 100 are faster"),
        new("Transactions per commit", "", Storage, "canteen.database.commit.size", _ => new MeanAndMaximum(), "Mean", "Most"),
        new("Writes waiting", "", Storage, "canteen.database.write.waiting", i => new Level(i, 1, highest: false), ""),
        new("Live tails: lag", "ms", Storage, "canteen.tails.lag.time", i => new Level(i, 1, highest: true), ""),
        new("Slowest reaction: lag", "ms", Storage, "canteen.reactions.lag.time", i => new Level(i, 1, highest: true), ""),
        new("Jobs due", "", Storage, "canteen.jobs.due", i => new Level(i, 1, highest: false), ""),
        new("Jobs failed for good", "", Storage, "canteen.jobs.dead", i => new Level(i, 1, highest: false), ""),
        new("Processor", "% of one core", Runtime, "dotnet.process.cpu.time", _ => new CounterRate(100), ""),
        new("Process memory", "MB", Runtime, "dotnet.process.memory.working_set", i => new Level(i, Mega, highest: false), ""),
        new("Objects in memory", "MB", Runtime, "dotnet.gc.last_collection.heap.size", i => new Level(i, Mega, highest: false), ""),
        new("Garbage collection pauses", "ms a second", Runtime, "dotnet.gc.pause.time", _ => new CounterRate(Milli), ""),
        new("Work waiting for a thread", "", Runtime, "dotnet.thread_pool.queue.length", i => new Level(i, 1, highest: false), ""),
    ];
}
