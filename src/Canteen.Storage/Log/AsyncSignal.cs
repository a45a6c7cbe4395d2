namespace Canteen.Storage;

/// <summary>
/// Wakes everything that awaits it. Take <see cref="Next"/> first, then check the condition, then await it, so that no signal is missed.
/// </summary>
internal sealed class AsyncSignal
{
    private TaskCompletionSource _next = Fresh();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, Fresh()).TrySetResult();

    /// <summary>Waits until <paramref name="met"/> is true, checking again at each signal.</summary>
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
