using System.Diagnostics.Metrics;

namespace Canteen.Features.Door.Operations;

/// <summary>
/// Listens to the instruments that are plotted: those of this application (in tests, a process may hold several), and the runtime's.
/// </summary>
internal sealed class Gauges : IDisposable
{
    private readonly IMeterFactory _meters;
    private readonly MeterListener _listener = new();
    private readonly Collector?[] _collectors = new Collector?[Chart.All.Count];
    private readonly Lock _guard = new();

    public Gauges(IMeterFactory meters)
    {
        _meters = meters;
        _listener.InstrumentPublished = Attach;
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => Take(state, value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => Take(state, value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => Take(state, value, tags));
    }

    public void Start() => _listener.Start();

    /// <summary>The figures since the last call, chart by chart; null for a chart whose instrument does not exist.</summary>
    public double[]?[] Close(TimeSpan interval)
    {
        _listener.RecordObservableInstruments();
        return [.. _collectors.Select(c => c?.Close(interval))];
    }

    public void Dispose() => _listener.Dispose();

    private void Attach(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Scope is { } scope && scope != _meters) return;
        var mine = new List<Collector>();
        lock (_guard)
        {
            for (var i = 0; i < Chart.All.Count; i++)
            {
                var chart = Chart.All[i];
                if (chart.Instrument != instrument.Name || chart.Meter != instrument.Meter.Name) continue;
                mine.Add(_collectors[i] ??= chart.Collect(instrument));
            }
        }
        if (mine.Count > 0) listener.EnableMeasurementEvents(instrument, mine.ToArray());
    }

    private static void Take(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var collector in (Collector[])state!) collector.Take(value, tags);
    }
}
