using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>Tells the forgetful tails of this node what must not wait for its turn in the log.</summary>
internal sealed class ImmediateInvalidation(IEnumerable<IInvalidationTail> tails, EventLog log, ILogger logger)
{
    private const int MostAhead = 1000;

    private readonly (IInvalidationTail Tail, HashSet<Type> Hears)[] _tails = [.. tails.Select(tail => (tail, tail.HearsAtOnce.ToHashSet()))];
    private readonly HashSet<long> _ahead = [];
    private LoggedPosition _waitsAt;

    /// <summary>Events that are committed.</summary>
    public void Tell(IReadOnlyList<LoggedEvent> events)
    {
        foreach (var happened in events)
        {
            foreach (var (tail, hears) in _tails)
                if (hears.Contains(happened.Event.GetType())) LiveTails.Tell(tail, happened, logger);
        }
    }

    /// <summary>Tells what is committed after a position where an older transaction holds the log back; each event once.</summary>
    public async Task LookAheadAsync(LoggedPosition position, CancellationToken ct)
    {
        if (_tails.Length == 0) return;
        if (position != _waitsAt) _ahead.Clear();
        _waitsAt = position;
        var kinds = _tails.SelectMany(t => t.Hears).Distinct().Select(type => type.Name).ToArray();
        var ahead = await log.CommittedAsync(position, kinds, MostAhead, ct);
        Tell(ahead.FindAll(happened => _ahead.Add(happened.Seq)));
    }
}
