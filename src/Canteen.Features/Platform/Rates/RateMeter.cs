using System.Diagnostics.Metrics;

namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Counts requests that were turned away for coming too often, under the meter <c>Canteen.Rates</c>: by which limit was reached, never by
/// whom.
/// </summary>
public sealed class RateMeter(IMeterFactory meters)
{
    private readonly Counter<long> _refusals =
        meters.Create("Canteen.Rates")
            .CreateCounter<long>("canteen.rates.refusals", "{request}", "Requests turned away for asking too often.");

    /// <param name="count">The name of the count (<see cref="RateKey.Count"/>).</param>
    public void Refused(string count) => _refusals.Add(1, new KeyValuePair<string, object?>("canteen.count", count));
}
