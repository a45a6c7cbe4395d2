using Canteen.Core.Timelines;

namespace Canteen.Features.Reading.Streaming;

/// <summary>
/// What has happened and is not told yet. The log's own thread fills it and must not wait, so it is bounded: when telling falls behind for
/// good, all is dropped, and everyone has to ask anew.
/// </summary>
public sealed class StreamQueue
{
    private const int MostHappenings = 4096;
    private const int MostDeliveries = 1_000_000;

    private readonly Lock _guard = new();
    private readonly SemaphoreSlim _some = new(0);
    private readonly Queue<StreamEvent> _waiting = [];
    private HomeStreamEvent? _last;
    private int _deliveries;
    private bool _lost;

    public void Add(StreamEvent happening)
    {
        lock (_guard)
        {
            _last = happening as HomeStreamEvent;
            if (_waiting.Count >= MostHappenings || _deliveries >= MostDeliveries) Drop();
            _waiting.Enqueue(happening);
            if (_waiting.Count == 1) _some.Release();
        }
    }

    /// <summary>The same news of many homes come one after the other, and are told together.</summary>
    public void Add(TimelineNews news, Subscription whose)
    {
        lock (_guard)
        {
            if (_last?.News != news) Add(new HomeStreamEvent(news));
            _last!.Whose.Add(whose);
            _deliveries++;
        }
    }

    /// <summary>Everything that waits, once there is something.</summary>
    /// <returns>Whether something before it was lost.</returns>
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
        // Whoever waits for the first of a new row has been told of the one that was dropped.
        _some.Wait(0);
    }
}
