namespace Canteen.Storage;

/// <summary>
/// Does the jobs of one kind: whatever leaves the process. It may run twice for one job, so the other side must bear that.
/// </summary>
public interface IJobWorker
{
    string Kind { get; }

    /// <summary>How many jobs of this kind a process runs at once. They take no room from other kinds, however long they last.</summary>
    int MostAtOnce => 8;

    /// <param name="payload">The JSON that was enqueued.</param>
    /// <exception cref="Exception">It failed: tried again with backoff, at last put on the dead letter list.</exception>
    Task RunAsync(string payload, CancellationToken ct);
}
