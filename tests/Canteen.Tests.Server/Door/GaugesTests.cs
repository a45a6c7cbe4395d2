using System.Diagnostics.Metrics;
using Canteen.Features.Door.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Door;

public sealed class GaugesTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Gauges _gauges;

    public GaugesTests()
    {
        _gauges = new Gauges(Meters);
        _gauges.Start();
    }

    private IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    [Fact]
    public void What_changes_by_one_is_a_level_over_all_its_kinds()
    {
        var open = Meters.Create("Canteen.Streams").CreateUpDownCounter<long>("canteen.streams.open");
        Assert.Equal([0], Read("Open streams"));
        open.Add(3, new KeyValuePair<string, object?>("kind", "Home"));
        open.Add(2, new KeyValuePair<string, object?>("kind", "Public"));
        open.Add(-1, new KeyValuePair<string, object?>("kind", "Home"));
        Assert.Equal([4], Read("Open streams"));
        Assert.Equal([4], Read("Open streams"));
    }

    [Fact]
    public void What_is_asked_for_is_added_up_or_the_worst_of_it_is_taken()
    {
        var meter = Meters.Create("Canteen.Storage");
        meter.CreateObservableGauge(
            "canteen.reactions.lag.time", () => new[] { new Measurement<long>(5), new Measurement<long>(9), new Measurement<long>(2) });
        meter.CreateObservableGauge("canteen.jobs.due", () => new[] { new Measurement<long>(5), new Measurement<long>(9) });
        Assert.Equal([9], Read("Slowest reaction: lag"));
        Assert.Equal([14], Read("Jobs due"));
        Assert.Equal([14], Read("Jobs due"));
    }

    [Fact]
    public void A_share_is_of_what_happened_since_the_last_time()
    {
        var reads = Meters.Create("Canteen.Timelines").CreateCounter<long>("canteen.timelines.reads");
        reads.Add(3, new KeyValuePair<string, object?>("from", "memory"));
        reads.Add(1, new KeyValuePair<string, object?>("from", "database"));
        Assert.Equal([75], Read("Timelines read from memory"));
        Assert.Equal([double.NaN], Read("Timelines read from memory"));
    }

    [Fact]
    public void The_middle_and_the_slowest_hundredth_are_right_to_within_a_tenth()
    {
        var durations = Meters.Create("Canteen.Storage").CreateHistogram<double>("canteen.database.write.duration");
        for (var i = 1; i <= 1000; i++) durations.Record(i / 1000.0);
        var (half, slow) = Read("Time to write") is [var a, var b] ? (a, b) : default;
        Assert.InRange(half, 450, 550);
        Assert.InRange(slow, 890, 1090);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e12)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_senseless_measurement_does_no_harm(double nonsense)
    {
        var durations = Meters.Create("Canteen.Storage").CreateHistogram<double>("canteen.database.write.duration");
        durations.Record(nonsense);
        Assert.All(Read("Time to write"), f => Assert.InRange(f, 0, double.MaxValue));
    }

    [Fact]
    public void A_chart_whose_instrument_does_not_exist_or_belongs_to_another_application_is_left_out()
    {
        using var other = new ServiceCollection().AddMetrics().BuildServiceProvider();
        other.GetRequiredService<IMeterFactory>().Create("Canteen.Streams").CreateUpDownCounter<long>("canteen.streams.open").Add(1);
        Assert.Null(Find("Open streams"));
    }

    public void Dispose()
    {
        _gauges.Dispose();
        _services.Dispose();
    }

    private double[] Read(string title) => Find(title) ?? throw new InvalidOperationException($"There is no chart {title}.");

    private double[]? Find(string title) => _gauges.Close(Second)[Chart.All.ToList().FindIndex(c => c.Title == title)];
}
