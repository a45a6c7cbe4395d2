using System.Diagnostics.Metrics;

namespace Canteen.Features.Platform.Homes;

/// <summary>What operators may want to know of the timelines in memory.</summary>
internal sealed class HomeMeter
{
    public const string Name = "Canteen.Homes";

    private readonly Counter<long> _reads;
    private readonly Counter<long> _deliveries;

    public HomeMeter(IMeterFactory meters, HomeIndex index)
    {
        var meter = meters.Create(Name);
        _reads = meter.CreateCounter<long>("canteen.homes.reads", "{page}", "Pages of home timelines; from=memory or from=database.");
        _deliveries = meter.CreateCounter<long>("canteen.homes.deliveries", "{delivery}", "Entries put into timelines.");
        meter.CreateObservableGauge("canteen.homes.active", () => index.Count, "{person}", "Home timelines in memory.");
        meter.CreateObservableGauge("canteen.homes.memory", () => index.Bytes, "By", "What home timelines take.");
    }

    public void Read(bool fromMemory) => _reads.Add(1, new KeyValuePair<string, object?>("from", fromMemory ? "memory" : "database"));

    public void Delivered(int people) => _deliveries.Add(people);
}
