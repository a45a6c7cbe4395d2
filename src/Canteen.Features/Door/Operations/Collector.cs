using System.Diagnostics.Metrics;

namespace Canteen.Features.Door.Operations;

/// <summary>Takes the measurements of an interval from any thread, and closes it with one figure for each line of a chart.</summary>
internal abstract class Collector
{
    public abstract void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>Returns the figures of the interval, NaN where there is nothing to say, and starts the next interval.</summary>
    public abstract double[] Close(TimeSpan interval);

    protected static void Add(ref double total, double value)
    {
        var seen = Volatile.Read(ref total);
        for (var was = double.NaN; !was.Equals(seen);)
        {
            was = seen;
            seen = Interlocked.CompareExchange(ref total, was + value, was);
        }
    }

    protected static object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
            if (tag.Key == name) return tag.Value;
        return null;
    }
}

/// <summary>
/// A level. From an observable instrument: the sum or the highest of its values over all tags. From others: the last value.
/// </summary>
internal sealed class Level(Instrument instrument, double scale, bool highest) : Collector
{
    // An observable instrument reports the whole value each time, an UpDownCounter each change, and others each new value.
    private readonly bool _changes = !instrument.IsObservable && instrument.GetType().GetGenericTypeDefinition() == typeof(UpDownCounter<>);
    private double _value = instrument.IsObservable ? double.NaN : 0;

    public override void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_changes) Add(ref _value, value);
        else if (!instrument.IsObservable || double.IsNaN(_value)) _value = value;
        else _value = highest ? Math.Max(_value, value) : _value + value;
    }

    public override double[] Close(TimeSpan interval)
    {
        var value = _value * scale;
        if (instrument.IsObservable) _value = double.NaN;
        return [value];
    }
}

/// <summary>The increase per second of a total that an observable instrument reports.</summary>
internal sealed class CounterRate(double scale) : Collector
{
    private double _before = double.NaN;
    private double _now;

    public override void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _now += value;

    public override double[] Close(TimeSpan interval)
    {
        var climb = (_now - _before) * scale / interval.TotalSeconds;
        (_before, _now) = (_now, 0);
        return [climb];
    }
}
