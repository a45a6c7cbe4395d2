using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Canteen.Storage;

/// <summary>The metrics of storage, under the meter <c>Canteen.Storage</c>. The clock is read only where somebody listens.</summary>
internal sealed class StorageMeter
{
    private static readonly InstrumentAdvice<double> Waits = new()
    {
        HistogramBucketBoundaries = [.0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] };

    private readonly Meter _meter;
    private readonly Histogram<double> _writes;
    private readonly Histogram<double> _commits;
    private readonly Histogram<int> _sizes;

    public StorageMeter(IMeterFactory meters)
    {
        _meter = meters.Create("Canteen.Storage");
        _writes = _meter.CreateHistogram(
            "canteen.database.write.duration", "s", "From asking for a write until it is durable.", advice: Waits);
        _commits = _meter.CreateHistogram("canteen.database.commit.duration", "s", "The commit alone: mostly the disk.", advice: Waits);
        _sizes = _meter.CreateHistogram(
            "canteen.database.commit.size", "{transaction}", "Transactions that one commit made durable.", advice: Sizes);
    }

    /// <returns>A timestamp for <see cref="Wrote"/>; 0 when nobody listens.</returns>
    public long BeginWrite() => _writes.Enabled ? Stopwatch.GetTimestamp() : 0;

    public void Wrote(long began)
    {
        if (began != 0) _writes.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <returns>A timestamp for <see cref="Committed"/>; 0 when nobody listens.</returns>
    public long BeginCommit() => _commits.Enabled ? Stopwatch.GetTimestamp() : 0;

    public void Committed(long began, int transactions)
    {
        _sizes.Record(transactions);
        if (began != 0) _commits.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    public void WatchQueue(Func<int> length) =>
        _meter.CreateObservableUpDownCounter(
            "canteen.database.write.waiting", length, "{transaction}", "Writes that wait for the one writer.");

    public void WatchLog(Func<LogLag> tails, Func<IEnumerable<KeyValuePair<string, LogLag>>> reactions)
    {
        _meter.CreateObservableGauge(
            "canteen.tails.lag.time", () => tails().Milliseconds, "ms", "Age of the oldest event that the live tails have not heard.");
        _meter.CreateObservableGauge(
            "canteen.tails.lag.events", () => tails().Events, "{event}", "Events that the live tails have not heard.");
        _meter.CreateObservableGauge(
            "canteen.reactions.lag.time", () => ByName(reactions(), l => l.Milliseconds), "ms",
            "Age of the oldest event a reaction has not heard.");
        _meter.CreateObservableGauge(
            "canteen.reactions.lag.events", () => ByName(reactions(), l => l.Events), "{event}", "Events a reaction has not heard.");
    }

    public void WatchJobs(Func<JobCounts> jobs)
    {
        _meter.CreateObservableGauge("canteen.jobs.due", () => jobs().Due, "{job}", "Jobs whose time has come and that are not done.");
        _meter.CreateObservableGauge("canteen.jobs.dead", () => jobs().Dead, "{job}", "Jobs that were given up.");
    }

    private static IEnumerable<Measurement<long>> ByName(IEnumerable<KeyValuePair<string, LogLag>> lags, Func<LogLag, long> figure) =>
        lags.Select(lag => new Measurement<long>(figure(lag.Value), new KeyValuePair<string, object?>("canteen.reaction", lag.Key)));
}
