using System.Collections.Concurrent;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Storage;

public class JobTests
{
    [Fact]
    public async Task A_job_runs_once_and_is_gone()
    {
        var worker = new Worker();
        await using var node = await StartAsync(worker);
        await EnqueueAsync(node, "hello");
        await node.DrainAsync();
        Assert.Equal(["\"hello\""], worker.Ran);
        Assert.Equal(0, await CountAsync(node));
    }

    [Fact]
    public async Task A_job_runs_when_it_is_due_and_not_before()
    {
        var worker = new Worker();
        await using var node = await StartAsync(worker);
        await EnqueueAsync(node, "later", runAt: node.Clock.Milliseconds() + 3_600_000);
        node.Clock.Advance(TimeSpan.FromMinutes(59));
        await node.DrainAsync();
        Assert.Empty(worker.Ran);
        node.Clock.Advance(TimeSpan.FromMinutes(1));
        await node.DrainAsync();
        Assert.Single(worker.Ran);
    }

    [Fact]
    public async Task A_waiting_job_is_woken_by_its_time_alone()
    {
        var worker = new Worker();
        await using var node = await StartAsync(worker);
        await EnqueueAsync(node, "later", runAt: node.Clock.Milliseconds() + 30_000);
        await node.DrainAsync();
        // Each step is a minute at most, which is how long the runner sleeps.
        for (var i = 0; i < 200 && worker.Ran.IsEmpty; i++)
        {
            node.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }
        await worker.FirstRan.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_job_that_fails_comes_back_later_and_later()
    {
        var worker = new Worker(failures: 3);
        await using var node = await StartAsync(worker);
        await EnqueueAsync(node, "stubborn");
        var waits = new List<long>();
        for (var tries = 1; tries <= 3; tries++)
        {
            await node.DrainAsync();
            Assert.Equal(tries, worker.Ran.Count);
            waits.Add(await node.ScalarAsync<long>("SELECT run_at FROM jobs") - node.Clock.Milliseconds());
            node.Clock.Advance(TimeSpan.FromMilliseconds(waits[^1]));
        }
        await node.DrainAsync();
        Assert.Equal(4, worker.Ran.Count);
        Assert.Equal(0, await CountAsync(node));
        Assert.InRange(waits[0], 7_500, 15_000);
        Assert.InRange(waits[1], 15_000, 30_000);
        Assert.InRange(waits[2], 30_000, 60_000);
    }

    [Fact]
    public async Task After_ten_tries_a_job_is_a_dead_letter_with_its_last_error()
    {
        var worker = new Worker(failures: int.MaxValue);
        await using var node = await StartAsync(worker);
        await EnqueueAsync(node, "hopeless", key: "k");
        for (var i = 0; i < 14; i++)
        {
            await node.DrainAsync();
            node.Clock.Advance(TimeSpan.FromHours(7));
        }
        await node.DrainAsync();
        Assert.Equal(10, worker.Ran.Count);
        Assert.Equal(
            1, await node.ScalarAsync<long>("SELECT count(*) FROM jobs WHERE dead_at IS NOT NULL AND last_error LIKE '%on purpose%'"));
        // Its key is free again.
        await EnqueueAsync(node, "hopeful", key: "k");
        Assert.Equal(2, await CountAsync(node));
    }

    [Fact]
    public async Task A_key_makes_it_one_job_while_it_waits_and_is_free_when_it_is_done()
    {
        var worker = new Worker();
        await using var node = await StartAsync(worker);
        var later = node.Clock.Milliseconds() + 1000;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => EnqueueAsync(node, "once", "k", later)));
        await EnqueueAsync(node, "other", "k2", later);
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        await node.DrainAsync();
        Assert.Equal(["\"once\"", "\"other\""], worker.Ran.Order());
        await EnqueueAsync(node, "again", "k");
        await node.DrainAsync();
        Assert.Equal(3, worker.Ran.Count);
    }

    [Fact]
    public async Task A_job_whose_process_died_comes_back_when_its_lease_ends()
    {
        var worker = new Worker();
        await using var database = await TestDatabase.CreateAsync();
        var clock = new FakeClock();
        await using (var dying = await Node.JoinAsync(database, clock))
        {
            await EnqueueAsync(dying, "survivor");
            var leased = await new JobQueue(dying.Database)
                .LeaseAsync(new JobLane(worker), clock.Milliseconds() + 300_000, CancellationToken.None);
            Assert.Single(leased);
        }
        await using var node = await Node.JoinAsync(database, clock, s => s.AddSingleton<IJobWorker>(worker));
        await node.DrainAsync();
        Assert.Empty(worker.Ran);
        clock.Advance(TimeSpan.FromMinutes(5));
        await node.DrainAsync();
        Assert.Equal(["\"survivor\""], worker.Ran);
    }

    [Fact]
    public async Task Two_nodes_never_run_a_job_at_the_same_time()
    {
        var (first, second) = (new Worker(), new Worker());
        await using var database = await TestDatabase.CreateAsync();
        var clock = new FakeClock();
        await using var one = await Node.JoinAsync(database, clock, s => s.AddSingleton<IJobWorker>(first));
        await using var two = await Node.JoinAsync(database, clock, s => s.AddSingleton<IJobWorker>(second));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => EnqueueAsync(i % 2 == 0 ? one : two, $"{i}"))));
        await one.DrainAsync();
        await two.DrainAsync();
        var ran = first.Ran.Concat(second.Ran).ToList();
        Assert.Equal(40, ran.Count);
        Assert.Equal(40, ran.Distinct().Count());
    }

    [Fact]
    public async Task Few_jobs_run_at_once_however_many_wait()
    {
        var worker = new Worker(slow: true);
        await using var node = await StartAsync(worker);
        await node.WriteAsync(async tx =>
        {
            for (var i = 0; i < 40; i++) await tx.EnqueueAsync("test", $"{i}");
        });
        await node.DrainAsync();
        Assert.Equal(40, worker.Ran.Count);
        Assert.InRange(worker.Most, 2, 8);
    }

    [Fact]
    public async Task A_job_that_nobody_here_can_do_waits()
    {
        await using var node = await Node.StartAsync();
        await EnqueueAsync(node, "foreign");
        await node.DrainAsync();
        Assert.Equal(0, await node.ScalarAsync<long>("SELECT attempts FROM jobs"));
    }

    [Fact]
    public async Task What_a_job_leaves_behind_is_waited_for_too()
    {
        var worker = new Worker();
        await using var node = await Node.StartAsync(s => s.AddSingleton<IJobWorker>(worker).AddSingleton<IJobWorker, Chain>());
        for (var i = 1; i <= 200; i++)
        {
            await node.WriteAsync(tx => tx.EnqueueAsync("chain", "on"));
            await node.DrainAsync();
            Assert.Equal(i, worker.Ran.Count);
        }
    }

    [Fact]
    public async Task Enqueued_while_it_runs_a_job_with_a_key_runs_once_more()
    {
        var gate = new Gate();
        await using var node = await Node.StartAsync(s => s.AddSingleton<IJobWorker>(gate));
        await EnqueueAsync(node, "first", "k");
        await gate.Entered.WaitAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++) await EnqueueAsync(node, "late", "k");
        gate.Open.Release(2);
        await node.DrainAsync();
        Assert.Equal(2, gate.Runs);
        Assert.Equal(0, await CountAsync(node));
    }

    private static Task<Node> StartAsync(Worker worker) => Node.StartAsync(s => s.AddSingleton<IJobWorker>(worker));

    private static Task EnqueueAsync(Node node, string what, string? key = null, long? runAt = null) =>
        node.WriteAsync(tx => tx.EnqueueAsync("test", what, key, runAt));

    private static Task<long> CountAsync(Node node) => node.ScalarAsync<long>("SELECT count(*) FROM jobs");

    private sealed class Worker(int failures = 0, bool slow = false) : IJobWorker
    {
        private int _tries;
        private int _now;

        public string Kind => "test";

        public ConcurrentQueue<string> Ran { get; } = new();

        public TaskCompletionSource FirstRan { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Most { get; private set; }

        public async Task RunAsync(string payload, CancellationToken ct)
        {
            var now = Interlocked.Increment(ref _now);
            lock (Ran) Most = Math.Max(Most, now);
            Ran.Enqueue(payload);
            FirstRan.TrySetResult();
            if (slow)
                for (var i = 0; i < 200; i++) await Task.Yield();
            Interlocked.Decrement(ref _now);
            if (Interlocked.Increment(ref _tries) <= failures) throw new InvalidOperationException("on purpose");
        }
    }

    /// <summary>Holds each run until it is released.</summary>
    private sealed class Gate : IJobWorker
    {
        private int _runs;

        public string Kind => "test";

        public SemaphoreSlim Entered { get; } = new(0);

        public SemaphoreSlim Open { get; } = new(0);

        public int Runs => _runs;

        public async Task RunAsync(string payload, CancellationToken ct)
        {
            Interlocked.Increment(ref _runs);
            Entered.Release();
            await Open.WaitAsync(ct);
        }
    }

    /// <summary>Queues a job for the other worker.</summary>
    private sealed class Chain(Database database) : IJobWorker
    {
        public string Kind => "chain";

        public Task RunAsync(string payload, CancellationToken ct) => database.WriteAsync(
            async tx =>
            {
                await tx.EnqueueAsync("test", payload);
                return Done.It;
            },
            ct);
    }
}
