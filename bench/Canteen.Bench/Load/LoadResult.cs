using System.Collections.Concurrent;

namespace Canteen.Bench.Load;

/// <summary>The result of a load: latencies and errors of each kind of request.</summary>
internal sealed class LoadResult
{
    private readonly ConcurrentDictionary<string, Latencies> _kinds = new(StringComparer.Ordinal);

    /// <summary>How many requests a second should have been sent.</summary>
    public double Offered { get; init; }

    /// <summary>From the first request to the last answer, but at least as long as the schedule.</summary>
    public double Seconds { get; set; }

    public IReadOnlyDictionary<string, Latencies> Kinds => _kinds;

    /// <summary>How often each error occurred: <c>compose: 422</c>, <c>home: closed</c>, <c>home: not sent</c>.</summary>
    public ConcurrentDictionary<string, int> Errors { get; } = new(StringComparer.Ordinal);

    public Latencies All
    {
        get
        {
            var all = new Latencies();
            foreach (var kind in _kinds.Values) all.Add(kind);
            return all;
        }
    }

    /// <summary>How many requests a second were answered without an error.</summary>
    public double Reached => (All.Count - Failed) / Seconds;

    public int Failed => Errors.Values.Sum();

    public void Add(string kind, TimeSpan took) => _kinds.GetOrAdd(kind, _ => new Latencies()).Add(took);

    public void Fail(string kind, string why) => Errors.AddOrUpdate($"{kind}: {why}", 1, (_, n) => n + 1);
}
