using Canteen.Core.Timelines;

namespace Canteen.Features.Reading.Streaming;

/// <summary>
/// Events that have not been sent yet. The thread of the event log fills the queue and must not wait, so the queue is bounded: if sending
/// falls too far behind, everything is dropped and all listeners have to start again.
/// </summary>
public sealed class StreamQueue
{
    private const int MostHappenings = 4096;
    private const int MostDeliveries = 1_000_000;

    private readonly Lock _guard = new();
    private readonly SemaphoreSlim _some = new(0);
    private readonly Queue<StreamEvent> _waiting = [];
    private TimelineStreamEvent? _last;
    private int _deliveries;
    private bool _lost;

    public void Add(StreamEvent happening)
    {
        lock (_guard)
        {
            _last = happening as TimelineStreamEvent;
            if (_waiting.Count >= MostHappenings || _deliveries >= MostDeliveries) Drop();
            _waiting.Enqueue(happening);
            if (_waiting.Count == 1) _some.Release();
        }
    }

    /// <summary>The same news arrives for many timelines in succession, and is combined into one event.</summary>
    public void Add(TimelineNews news, Subscription whose)
    {
        lock (_guard)
        {
            if (_last?.News != news) Add(new TimelineStreamEvent(news));
            _last!.Whose.Add(whose);
            _deliveries++;
        }
    }

    /// <summary>Waits until there is something, and takes everything.</summary>
    /// <returns>Whether earlier events were lost, and the events.</returns>
    public async Task<(bool Lost, IReadOnlyList<StreamEvent> Events)> TakeAsync(CancellationToken ct)
    {
        await _some.WaitAsync(ct);
        lock (_guard)
        {
            var taken = (_lost, _waiting.ToArray());
            _waiting.Clear();
            (_last, _deliveries, _lost) = (null, 0, false);
            return taken;
        }
    }

    private void Drop()
    {
        _waiting.Clear();
        (_deliveries, _lost) = (0, true);
        // Takes back the signal for the dropped events; the first event added next gives it again.
        _some.Wait(0);
    }
}
