using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>
/// Runs due jobs outside of any transaction, some of each kind at once. A job is leased first, so that two nodes do not run it at the same
/// time; done, it is deleted; failed, it comes back later and later, and after the last try stays as a dead letter (<c>dead_at</c>).
/// </summary>
internal sealed class JobRunner(
    IEnumerable<IJobWorker> workers, Database database, TimeProvider clock, Jitter jitter, ILogger<JobRunner> logger) : IHostedService
{
    private const int MostTries = 10;

    /// <summary>In milliseconds.</summary>
    private const long SoonAgain = 1000;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);

    private readonly JobLane[] _lanes = [.. workers.Select(worker => new JobLane(worker))];
    private readonly JobQueue _queue = new(database);
    private readonly CancellationTokenSource _stopping = new();
    private readonly AsyncSignal _freed = new();
    private Task _looping = Task.CompletedTask;
    private int _busy;
    private long _ended;
    private long _lookedAt = long.MaxValue;

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
        if (Volatile.Read(ref _busy) > 0) return false;
        var now = clock.Milliseconds();
        if ((await _queue.NextAsync(_lanes, now, ct)).Exists(due => due <= now)) return false;
        return Volatile.Read(ref _busy) == 0 && Volatile.Read(ref _ended) == ended;
    }

    private async Task LoopAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await LookAtClockAsync(ct);
                var woken = Task.WhenAny(database.JobsCame.Next, _freed.Next);
                if (await StartDueAsync(ct) is { } next) await NapAsync(next, woken, ct);
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

    /// <summary>Starts what is due in each lane that has room.</summary>
    /// <returns>When to look again, as nothing was started; null when something was. A full lane is looked at when a job of it
    /// ends.</returns>
    private async Task<long?> StartDueAsync(CancellationToken ct)
    {
        var (now, started) = (clock.Milliseconds(), 0);
        var open = _lanes.Where(lane => lane.Free > 0).ToArray();
        // Asked first, because to lease is a write, and most often there is nothing.
        var next = await _queue.NextAsync(open, now, ct);
        foreach (var (lane, due) in open.Zip(next))
            if (due <= now) started += await StartDueAsync(lane, ct);
        // What was due and could not be had is with another node.
        return started > 0 ? null : next.Min(due => due <= now ? now + SoonAgain : due) ?? long.MaxValue;
    }

    private async Task<int> StartDueAsync(JobLane lane, CancellationToken ct)
    {
        // Counted as busy while leasing, so that nobody sees a moment in which a job is neither due nor running.
        Interlocked.Increment(ref _busy);
        try
        {
            var until = clock.Milliseconds() + (long)Lease.TotalMilliseconds;
            var jobs = await _queue.LeaseAsync(lane, until, ct);
            Interlocked.Add(ref _busy, jobs.Count);
            foreach (var job in jobs)
            {
                lane.Enter(job);
                _ = Task.Run(() => RunAsync(lane, job, ct), CancellationToken.None);
            }
            return jobs.Count;
        }
        finally
        {
            Free();
        }
    }

    private async Task NapAsync(long next, Task woken, CancellationToken ct)
    {
        var nap = TimeSpan.FromMilliseconds(Math.Clamp(next - clock.Milliseconds(), 1, (long)LongestNap.TotalMilliseconds));
        await woken.WaitAsync(nap, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(JobLane lane, Job job, CancellationToken stopping)
    {
        try
        {
            await TryAsync(lane, job, stopping);
        }
        catch (Exception failure) when (failure is not DatabaseUnavailableException)
        {
            logger.LogError(
                failure, "The outcome of job {Id} ({Kind}) cannot be noted; it runs again when its lease ends.", job.Id, job.Kind);
        }
        catch (DatabaseUnavailableException failure)
        {
            logger.LogWarning(
                "The outcome of job {Id} ({Kind}) cannot be noted ({Reason}); it runs again when its lease ends.", job.Id, job.Kind,
                failure.Message);
        }
        finally
        {
            lane.Leave(job);
            Free();
            _freed.Raise();
        }
    }

    private async Task TryAsync(JobLane lane, Job job, CancellationToken stopping)
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
            await lane.RunAsync(job, both.Token);
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
        logger.LogWarning(
            failure is DatabaseUnavailableException ? null : failure, "Job {Id} ({Kind}) failed (try {Try}); again in {Rest}.", job.Id,
            job.Kind, job.Attempts, rest);
        return _queue.RetryAsync(job, clock.Milliseconds() + (long)rest.TotalMilliseconds, failure, CancellationToken.None);
    }

    private void Free()
    {
        Interlocked.Increment(ref _ended);
        Interlocked.Decrement(ref _busy);
    }
}
