using System.Globalization;

namespace Canteen.Features.Door.Operations;

/// <summary>Events per second, from a counter.</summary>
internal sealed class Rate : Collector
{
    private double _all;

    public override void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Add(ref _all, value);

    public override double[] Close(TimeSpan interval) => [Interlocked.Exchange(ref _all, 0) / interval.TotalSeconds];
}

/// <summary>Requests per second: all, and those that failed on our side.</summary>
internal sealed class Requests : Collector
{
    private long _all;
    private long _failed;

    public override void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Interlocked.Increment(ref _all);
        if (Convert.ToInt32(Tag(tags, "http.response.status_code"), CultureInfo.InvariantCulture) >= 500)
            Interlocked.Increment(ref _failed);
    }

    public override double[] Close(TimeSpan interval) =>
        [Interlocked.Exchange(ref _all, 0) / interval.TotalSeconds, Interlocked.Exchange(ref _failed, 0) / interval.TotalSeconds];
}

/// <summary>The percentage of everything counted that had a certain value of a tag.</summary>
internal sealed class Share(string tag, string value) : Collector
{
    private double _all;
    private double _those;

    public override void Take(double count, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Add(ref _all, count);
        if (Tag(tags, tag) as string == value) Add(ref _those, count);
    }

    public override double[] Close(TimeSpan interval) => [100 * Interlocked.Exchange(ref _those, 0) / Interlocked.Exchange(ref _all, 0)];
}
