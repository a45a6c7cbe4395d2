using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>Tells the invalidation tails of this node at once of events that must not wait for their turn in the log.</summary>
internal sealed class ImmediateInvalidation(IEnumerable<IInvalidationTail> tails, EventLog log, ILogger logger)
{
    private const int MostAhead = 1000;

    private readonly (
        IInvalidationTail Tail, HashSet<Type> Hears)[] _tails = [.. tails.Select(tail => (tail, tail.HearsAtOnce.ToHashSet()))];
    private readonly HashSet<long> _ahead = [];
    private LoggedPosition _waitsAt;

    /// <param name="events">They are committed.</param>
    public void Tell(IReadOnlyList<LoggedEvent> events)
    {
        foreach (var happened in events)
        {
            foreach (var (tail, hears) in _tails)
                if (hears.Contains(happened.Event.GetType())) LiveTails.Tell(tail, happened, logger);
        }
    }

    /// <summary>Where an older transaction holds the log back, tells what is committed after that position; each event once.</summary>
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
