namespace Canteen.Storage;

/// <summary>
/// Wakes all who wait. Take <see cref="Next"/> first, then look at what you wait for, then await it: so no signal is missed.
/// </summary>
internal sealed class AsyncSignal
{
    private TaskCompletionSource _next = Fresh();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, Fresh()).TrySetResult();

    /// <summary>Waits until <paramref name="met"/> is true, looking again at each signal.</summary>
    public async Task UntilAsync(Func<bool> met, CancellationToken ct)
    {
        while (true)
        {
            var next = Next;
            if (met()) return;
            await next.WaitAsync(ct);
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
