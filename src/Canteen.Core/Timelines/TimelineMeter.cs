using System.Diagnostics.Metrics;

namespace Canteen.Core.Timelines;

/// <summary>What operators may want to know of the timelines in memory.</summary>
internal sealed class TimelineMeter
{
    public const string Name = "Canteen.Timelines";

    private readonly Counter<long> _reads;
    private readonly Counter<long> _deliveries;

    public TimelineMeter(IMeterFactory meters, TimelineIndex index)
    {
        var meter = meters.Create(Name);
        _reads = meter.CreateCounter<long>("canteen.timelines.reads", "{page}", "Pages of timelines; from=memory or from=database.");
        _deliveries = meter.CreateCounter<long>("canteen.timelines.deliveries", "{delivery}", "Entries put into timelines.");
        meter.CreateObservableGauge("canteen.timelines.active", () => index.Count, "{timeline}", "Timelines in memory.");
        meter.CreateObservableGauge("canteen.timelines.memory", () => index.Bytes, "By", "What timelines take, with their viewers.");
    }

    public void Read(bool fromMemory) => _reads.Add(1, new KeyValuePair<string, object?>("from", fromMemory ? "memory" : "database"));

    public void Delivered(int people) => _deliveries.Add(people);
}
