using System.Collections.Concurrent;

namespace Canteen.Storage;

/// <summary>
/// The jobs of one kind that run in this process. Each lane has room of its own: one full of slow jobs holds up no other.
/// </summary>
internal sealed class JobLane(IJobWorker worker)
{
    private readonly ConcurrentDictionary<long, Job> _running = new();

    public string Kind => worker.Kind;

    /// <summary>How many more may run.</summary>
    public int Free => Math.Max(0, worker.MostAtOnce - _running.Count);

    public long[] Running => [.. _running.Keys];

    public void Enter(Job job) => _running[job.Id] = job;

    public void Leave(Job job) => _running.TryRemove(job.Id, out _);

    public Task RunAsync(Job job, CancellationToken ct) => worker.RunAsync(job.Payload, ct);
}
