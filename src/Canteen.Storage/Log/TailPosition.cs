namespace Canteen.Storage;

/// <summary>How far the live tails of this node have come; writers wait here until the tails have heard of what they wrote.</summary>
internal sealed class TailPosition
{
    private readonly AsyncSignal _moved = new();
    private readonly Lock _guard = new();
    private LoggedPosition _passed;
    private bool _running;

    /// <summary>Null while the tails do not run.</summary>
    public LoggedPosition? At
    {
        get
        {
            lock (_guard) return _running ? _passed : null;
        }
    }

    public void Start(LoggedPosition at)
    {
        lock (_guard) (_passed, _running) = (at, true);
    }

    public void Stop()
    {
        lock (_guard) _running = false;
        _moved.Raise();
    }

    public void MoveTo(LoggedPosition position)
    {
        lock (_guard) _passed = position;
        _moved.Raise();
    }

    /// <returns>
    /// False when <paramref name="bound"/> ran out. That is real time, because it bounds an operation, and not time of the server's clock.
    /// </returns>
    public async Task<bool> PassedAsync(LoggedPosition position, TimeSpan bound, CancellationToken ct)
    {
        if (Passed(position)) return true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(bound);
        try
        {
            await _moved.UntilAsync(() => Passed(position), limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The write is committed, whatever became of the wait.
            return false;
        }
    }

    private bool Passed(LoggedPosition position)
    {
        lock (_guard) return !_running || _passed >= position;
    }
}
