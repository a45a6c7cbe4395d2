using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Storage;

/// <summary>Each kind of job has a lane of its own, so that what hangs in one is not in the way of another.</summary>
public sealed class JobLaneTests
{
    private const int Waiting = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_mail_goes_at_once_while_hundreds_of_slow_deliveries_wait()
    {
        var (slow, mail) = (new Slow(), new Postman());
        await using var node = await StartAsync(slow, mail);
        await DeliverAsync(node);
        for (var i = 0; i < slow.MostAtOnce; i++) Assert.True(await slow.Entered.WaitAsync(Patience, Now));
        // Each is younger than all the deliveries, and none is in the way of the next.
        for (var i = 0; i < 20; i++)
        {
            await node.WriteAsync(tx => tx.EnqueueAsync("post", $"letter {i}"));
            Assert.True(await mail.Delivered.WaitAsync(Patience, Now));
        }
        Assert.Equal(Waiting, await node.ScalarAsync<long>("SELECT count(*) FROM jobs WHERE kind = 'slow'"));
        Assert.Equal(slow.MostAtOnce, await node.ScalarAsync<long>("SELECT count(*) FROM jobs WHERE kind = 'slow' AND attempts > 0"));
        slow.Open.Release(Waiting);
        await node.DrainAsync();
        Assert.Equal((Waiting, slow.MostAtOnce), (slow.Runs, slow.Most));
    }

    [Fact]
    public async Task What_fails_in_one_lane_and_is_tried_again_leaves_the_others_alone()
    {
        var (broken, mail) = (new Broken(), new Postman());
        await using var node = await StartAsync(broken, mail);
        await DeliverAsync(node);
        await node.DrainAsync();
        Assert.Equal(Waiting, await node.ScalarAsync<long>("SELECT count(*) FROM jobs WHERE kind = 'slow' AND attempts = 1"));
        await node.WriteAsync(tx => tx.EnqueueAsync("post", "letter"));
        Assert.True(await mail.Delivered.WaitAsync(Patience, Now));
        node.Clock.Advance(TimeSpan.FromSeconds(16));
        await node.DrainAsync();
        Assert.Equal(Waiting, await node.ScalarAsync<long>("SELECT count(*) FROM jobs WHERE kind = 'slow' AND attempts = 2"));
    }

    [Fact]
    public async Task A_lane_takes_what_has_been_due_longest_first()
    {
        var mail = new Postman();
        await using var node = await Node.StartAsync(s => s.AddSingleton<IJobWorker>(mail));
        var now = node.Clock.Milliseconds();
        await node.WriteAsync(async tx =>
        {
            for (var i = 0; i < 5; i++) await tx.EnqueueAsync("other", $"{i}", runAt: now - i);
        });
        var lane = new JobLane(new Slow("other"));
        var leased = await new JobQueue(node.Database).LeaseAsync(lane, now + 300_000, Now);
        Assert.Equal(4, leased.Count);
        Assert.DoesNotContain(leased, job => job.Payload == "\"0\"");
    }

    [Fact]
    public async Task A_lane_is_claimed_and_looked_into_by_its_index()
    {
        await using var node = await Node.StartAsync();
        var args = new { Kind = "post", Now = 1L, Running = new[] { 1L }, Free = 8, until = 2L, now = 1L, kind0 = "post", kind1 = "slow" };
        var select = new JobQueue(node.Database).LeaseSql.Split("MATERIALIZED (")[1].Split(")\n")[0];
        foreach (var sql in (string[])[select.Split("FOR UPDATE")[0], JobQueue.NextSql(2)])
        {
            var plan = await node.Database.PlanOfAsync(sql, args);
            Assert.False(QueryPlan.ScansOrSorts(plan), plan);
            Assert.Contains("jobs_lane", plan, StringComparison.Ordinal);
        }
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static Task<Node> StartAsync(params IJobWorker[] workers) => Node.StartAsync(services =>
    {
        foreach (var worker in workers) services.AddSingleton(worker);
    });

    private static Task DeliverAsync(Node node) => node.WriteAsync(async tx =>
    {
        for (var i = 0; i < Waiting; i++) await tx.EnqueueAsync("slow", $"{i}");
    });

    private sealed class Postman : IJobWorker
    {
        public string Kind => "post";

        public SemaphoreSlim Delivered { get; } = new(0);

        public Task RunAsync(string payload, CancellationToken ct)
        {
            Delivered.Release();
            return Task.CompletedTask;
        }
    }

    private sealed class Broken : IJobWorker
    {
        public string Kind => "slow";

        public Task RunAsync(string payload, CancellationToken ct) => throw new InvalidOperationException("on purpose");
    }

    /// <summary>Hangs until it is let go.</summary>
    private sealed class Slow(string kind = "slow") : IJobWorker
    {
        private int _runs, _now;

        public string Kind => kind;

        public int MostAtOnce => 4;

        public SemaphoreSlim Entered { get; } = new(0);

        public SemaphoreSlim Open { get; } = new(0);

        public int Runs => _runs;

        public int Most { get; private set; }

        public async Task RunAsync(string payload, CancellationToken ct)
        {
            var now = Interlocked.Increment(ref _now);
            lock (Open) Most = Math.Max(Most, now);
            Entered.Release();
            await Open.WaitAsync(ct);
            Interlocked.Decrement(ref _now);
            Interlocked.Increment(ref _runs);
        }
    }
}
