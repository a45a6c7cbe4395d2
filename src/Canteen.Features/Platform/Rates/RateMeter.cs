using System.Diagnostics.Metrics;

namespace Canteen.Features.Platform.Rates;

/// <summary>Counts who was turned away for asking too often, under the meter <c>Canteen.Rates</c>: which count was full, never whose.</summary>
public sealed class RateMeter(IMeterFactory meters)
{
    private readonly Counter<long> _refusals =
        meters.Create("Canteen.Rates").CreateCounter<long>("canteen.rates.refusals", "{request}", "Requests turned away for asking too often.");

    /// <param name="key">A bucket's key. What stands before its colon is the count; behind it stands the person or the address.</param>
    public void Refused(string key) => _refusals.Add(1, new KeyValuePair<string, object?>("canteen.count", key[..key.IndexOf(':', StringComparison.Ordinal)]));
}
