using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>
/// Runs due jobs outside of any transaction, some at once. A job is leased first, so that two nodes do not run it at the same time;
/// done, it is deleted; failed, it comes back later and later, and after the last try stays as a dead letter (<c>dead_at</c>).
/// </summary>
internal sealed class JobRunner(
    IEnumerable<IJobWorker> workers, Database database, TimeProvider clock, Jitter jitter, ILogger<JobRunner> logger) : IHostedService
{
    private const int MostAtOnce = 8;
    private const int MostTries = 10;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, IJobWorker> _workers = workers.ToDictionary(worker => worker.Kind, StringComparer.Ordinal);
    private readonly JobQueue _queue = new(database);
    private readonly CancellationTokenSource _stopping = new();
    private readonly AsyncSignal _freed = new();
    private readonly ConcurrentDictionary<long, Job> _running = new();
    private Task _looping = Task.CompletedTask;
    private int _busy;
    private long _ended;
    private long _lookedAt = long.MaxValue;

    private string[] Kinds => [.. _workers.Keys];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAtClockAsync(cancellationToken);
        _looping = Task.Run(() => LoopAsync(_stopping.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _looping;
        await _freed.UntilAsync(() => Volatile.Read(ref _busy) == 0, cancellationToken);
    }

    /// <summary>Returns when no job runs here and none is due.</summary>
    public async Task SettledAsync(CancellationToken ct)
    {
        while (!await IsAtRestAsync(ct))
        {
            database.JobsCame.Raise();
            await Task.Delay(1, ct);
        }
    }

    /// <summary>A job may end, and leave another behind, while the database is asked: then it is to be asked again.</summary>
    private async Task<bool> IsAtRestAsync(CancellationToken ct)
    {
        var ended = Volatile.Read(ref _ended);
        if (Volatile.Read(ref _busy) > 0 || await _queue.AnyDueAsync(Kinds, clock.Milliseconds(), ct)) return false;
        return Volatile.Read(ref _busy) == 0 && Volatile.Read(ref _ended) == ended;
    }

    private async Task LoopAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await LookAtClockAsync(ct);
                var (came, freed) = (database.JobsCame.Next, _freed.Next);
                var free = MostAtOnce - Volatile.Read(ref _busy);
                if (free <= 0) await freed.WaitAsync(ct);
                else if (await StartDueAsync(free, ct) == 0) await NapAsync(came, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                if (failure is not DatabaseUnavailableException) logger.LogError(failure, "Jobs cannot be read; they wait.");
                await Task.Delay(TimeSpan.FromSeconds(1), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>At the start, too: nobody knows what time it was when the process before this one ended.</summary>
    private async Task LookAtClockAsync(CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (now < _lookedAt) await _queue.SetBackAsync((long)Lease.TotalMilliseconds, ct);
        _lookedAt = now;
    }

    private async Task<int> StartDueAsync(int most, CancellationToken ct)
    {
        // Asked first, because to lease is a write, and most often there is nothing.
        if (!await _queue.AnyDueAsync(Kinds, clock.Milliseconds(), ct)) return 0;
        // Counted as busy while leasing, so that nobody sees a moment in which a job is neither due nor running.
        Interlocked.Increment(ref _busy);
        try
        {
            var until = clock.Milliseconds() + (long)Lease.TotalMilliseconds;
            var jobs = await _queue.LeaseAsync(Kinds, [.. _running.Keys], most, until, ct);
            Interlocked.Add(ref _busy, jobs.Count);
            foreach (var job in jobs)
            {
                _running[job.Id] = job;
                _ = Task.Run(() => RunAsync(job, ct), CancellationToken.None);
            }
            return jobs.Count;
        }
        finally
        {
            Free();
        }
    }

    private async Task NapAsync(Task came, CancellationToken ct)
    {
        var now = clock.Milliseconds();
        var next = await _queue.NextAsync(now, ct);
        var nap = TimeSpan.FromMilliseconds(Math.Clamp((next ?? long.MaxValue) - now, 1, (long)LongestNap.TotalMilliseconds));
        await came.WaitAsync(nap, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(Job job, CancellationToken stopping)
    {
        try
        {
            await TryAsync(job, stopping);
        }
        catch (Exception failure) when (failure is not DatabaseUnavailableException)
        {
            logger.LogError(failure, "The outcome of job {Id} ({Kind}) cannot be noted; it runs again when its lease ends.", job.Id, job.Kind);
        }
        catch (DatabaseUnavailableException failure)
        {
            logger.LogWarning("The outcome of job {Id} ({Kind}) cannot be noted ({Reason}); it runs again when its lease ends.", job.Id, job.Kind, failure.Message);
        }
        finally
        {
            _running.TryRemove(job.Id, out _);
            Free();
        }
    }

    private async Task TryAsync(Job job, CancellationToken stopping)
    {
        if (job.Attempts > MostTries)
        {
            await _queue.BuryAsync(job, "It never came back: the process ended during each try.", CancellationToken.None);
            return;
        }
        // Real time, as it bounds an operation; the lease itself is a date in the database.
        using var leased = new CancellationTokenSource(Lease);
        using var span = StorageSpans.Job(job.Kind);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, leased.Token);
        try
        {
            await _workers[job.Kind].RunAsync(job.Payload, both.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await _queue.ReturnAsync(job, CancellationToken.None);
            return;
        }
        catch (Exception failure)
        {
            span.Failed(failure.GetType());
            await FailedAsync(job, failure);
            return;
        }
        await _queue.FinishAsync(job, CancellationToken.None);
    }

    private Task FailedAsync(Job job, Exception failure)
    {
        if (job.Attempts >= MostTries)
        {
            logger.LogError(failure, "Job {Id} ({Kind}) failed for the last time; it is on the dead letter list.", job.Id, job.Kind);
            return _queue.BuryAsync(job, failure.ToString(), CancellationToken.None);
        }
        var rest = jitter.Backoff((int)job.Attempts, FirstRest, LongestRest);
        logger.LogWarning(failure is DatabaseUnavailableException ? null : failure, "Job {Id} ({Kind}) failed (try {Try}); again in {Rest}.", job.Id, job.Kind, job.Attempts, rest);
        return _queue.RetryAsync(job, clock.Milliseconds() + (long)rest.TotalMilliseconds, failure, CancellationToken.None);
    }

    private void Free()
    {
        Interlocked.Increment(ref _ended);
        Interlocked.Decrement(ref _busy);
        _freed.Raise();
    }
}
