namespace Canteen.Storage;

/// <summary>Does the jobs of one kind: whatever leaves the process. It may run twice for one job, so the other side must bear that.</summary>
public interface IJobWorker
{
    string Kind { get; }

    /// <param name="payload">The JSON that was enqueued.</param>
    /// <exception cref="Exception">It failed: tried again with backoff, at last put on the dead letter list.</exception>
    Task RunAsync(string payload, CancellationToken ct);
}
