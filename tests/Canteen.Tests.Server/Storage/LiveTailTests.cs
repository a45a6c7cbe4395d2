using System.Collections.Concurrent;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Storage;

public class LiveTailTests
{
    [Fact]
    public async Task A_tail_hears_every_event_once_and_in_commit_order_while_many_write()
    {
        await using var node = await Node.StartAsync(s => s.AddLiveTail<Ear>());
        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                var number = (writer * 100) + i + 1;
                await node.WriteAsync(async tx =>
                {
                    await tx.AnnounceAsync(new AccountCreated(new AccountId(number)));
                    await Task.Yield();
                });
            }
        })));
        await node.DrainAsync();
        var heard = node.Get<Ear>().Heard.ToList();
        Assert.Equal(16 * 25, heard.Count);
        Assert.Equal(16 * 25, heard.Select(Number).Distinct().Count());
        Assert.Equal(heard.Select(e => e.Position).Order(), heard.Select(e => e.Position));
        // The events of one writer are heard in the order in which they were written.
        Assert.All(heard.GroupBy(e => Number(e) / 100), mine => Assert.Equal(mine.Select(Number).Order(), mine.Select(Number)));
    }

    [Fact]
    public async Task A_later_event_that_is_committed_first_waits_for_the_earlier_one()
    {
        await using var node = await Node.StartAsync(s => s.AddLiveTail<Ear>());
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var earlier = Task.Run(() => node.WriteAsync(async tx =>
        {
            await tx.AnnounceAsync(new AccountCreated(new AccountId(1)));
            began.TrySetResult();
            await hold.Task;
            await tx.AnnounceAsync(new AccountCreated(new AccountId(2)));
        }));
        await began.Task;
        var later = node.AnnounceAsync(3);
        // PostgreSQL commits the later one now; on SQLite it waits its turn.
        while (TestDatabase.OnPostgres && await node.ScalarAsync<long>("SELECT count(*) FROM events") == 0) await Task.Yield();
        Assert.Empty(node.Get<Ear>().Heard);
        hold.SetResult();
        await Task.WhenAll(earlier, later);
        await node.DrainAsync();
        Assert.Equal([1, 2, 3], node.Get<Ear>().Heard.Select(Number));
    }

    [Fact]
    public async Task An_event_that_waited_is_heard_when_the_older_transaction_gives_up()
    {
        await using var node = await Node.StartAsync(s => s.AddLiveTail<Ear>());
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var older = Task.Run(() => node.Database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                await tx.AnnounceAsync(new AccountCreated(new AccountId(1)));
                began.TrySetResult();
                await hold.Task;
                return Fault.Invalid("Never mind.");
            },
            CancellationToken.None));
        await began.Task;
        var newer = node.AnnounceAsync(2);
        hold.SetResult();
        await Task.WhenAll(older, newer);
        await node.DrainAsync();
        Assert.Equal([2], node.Get<Ear>().Heard.Select(Number));
    }

    [Fact]
    public async Task Who_wrote_reads_own_write_from_the_tail_at_once()
    {
        await using var node = await Node.StartAsync(s => s.AddLiveTail<Ear>());
        for (var i = 1; i <= 50; i++)
        {
            await node.AnnounceAsync(i);
            Assert.Equal(i, Number(node.Get<Ear>().Heard.Last()));
        }
    }

    [Fact]
    public async Task A_tail_that_only_forgets_waits_for_no_older_transaction_whoever_wrote()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var node = await Node.JoinAsync(database, new FakeClock(), s => s.AddLiveTail<Ear>().AddLiveTail<Leaver>());
        await using var other = await Node.JoinAsync(database, new FakeClock());
        var (began, hold) = (Signal(), Signal());
        var older = TestDatabase.OnPostgres ? Task.Run(() => node.WriteAsync(tx => HoldAsync(tx, began, hold))) : Task.CompletedTask;
        if (TestDatabase.OnPostgres) await began.Task;
        var own = node.AnnounceAsync(2);
        Assert.Equal(2, Number(await node.Get<Leaver>().NextAsync()));
        var others = other.AnnounceAsync(3);
        while (Number(await node.Get<Leaver>().NextAsync()) != 3) await Task.Yield();
        if (TestDatabase.OnPostgres) Assert.Empty(node.Get<Ear>().Heard);
        hold.TrySetResult();
        await Task.WhenAll(older, own, others);
    }

    [Fact]
    public async Task A_tail_that_only_forgets_hears_nothing_early_that_it_did_not_ask_for()
    {
        await using var node = await Node.StartAsync(s => s.AddLiveTail<Leaver>());
        await node.WriteAsync(tx => tx.AnnounceAsync(new ProfileChanged(new AccountId(1))));
        await node.AnnounceAsync(2);
        var heard = new List<DomainEvent>();
        for (var i = 0; i < 3; i++) heard.Add((await node.Get<Leaver>().NextAsync()).Event);
        Assert.Single(heard, happened => happened is ProfileChanged);
        Assert.Equal(2, heard.Count(happened => happened is AccountCreated));
    }

    [Fact]
    public async Task A_tail_starts_at_the_head()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var before = await Node.JoinAsync(database, new FakeClock()))
        {
            await before.AnnounceAsync(1);
            await before.DrainAsync();
        }
        await using var node = await Node.JoinAsync(database, new FakeClock(), s => s.AddLiveTail<Ear>());
        await node.AnnounceAsync(2);
        Assert.Equal([2], node.Get<Ear>().Heard.Select(Number));
    }

    [Fact]
    public async Task A_tail_that_throws_keeps_no_other_from_hearing()
    {
        await using var node = await Node.StartAsync(s => s.AddLiveTail<SoreEar>().AddLiveTail<Ear>());
        await node.AnnounceAsync(1);
        await node.AnnounceAsync(2);
        Assert.Equal([1, 2], node.Get<Ear>().Heard.Select(Number));
        Assert.Contains(node.Log.Lines, line => line.Contains(nameof(SoreEar), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_hears_what_another_process_wrote()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var node = await Node.JoinAsync(database, new FakeClock(), s => s.AddLiveTail<Ear>());
        await using var other = await Node.JoinAsync(database, new FakeClock());
        await other.AnnounceAsync(1);
        await node.Get<Ear>().FirstHeard.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal([1], node.Get<Ear>().Heard.Select(Number));
    }

    [Fact]
    public async Task A_node_whose_connections_broke_goes_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var node = await Node.JoinAsync(database, new FakeClock(), s => s.AddLiveTail<Ear>());
        await using var other = await Node.JoinAsync(database, new FakeClock());
        await node.ScalarAsync<long>("SELECT count(*) FROM events");
        // A file has no connections that could break.
        if (TestDatabase.OnPostgres)
            await other.ScalarAsync<long>(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await other.AnnounceAsync(1);
        await node.Get<Ear>().FirstHeard.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await node.AnnounceAsync(2);
        Assert.Equal([1, 2], node.Get<Ear>().Heard.Select(Number));
    }

    private static long Number(LoggedEvent happened) => ((AccountCreated)happened.Event).Account.Value;

    internal sealed class Ear : ILiveTail
    {
        public ConcurrentQueue<LoggedEvent> Heard { get; } = new();

        public TaskCompletionSource FirstHeard { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Hear(LoggedEvent happened)
        {
            Heard.Enqueue(happened);
            FirstHeard.TrySetResult();
        }
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task HoldAsync(WriteTransaction tx, TaskCompletionSource began, TaskCompletionSource hold)
    {
        await tx.AnnounceAsync(new AccountCreated(new AccountId(1)));
        began.TrySetResult();
        await hold.Task;
    }

    internal sealed class Leaver : IInvalidationTail
    {
        private readonly System.Threading.Channels.Channel<LoggedEvent> _heard = System.Threading.Channels.Channel
            .CreateUnbounded<LoggedEvent>();

        public IReadOnlyCollection<Type> HearsAtOnce => [typeof(AccountCreated)];

        public void Hear(LoggedEvent happened) => _heard.Writer.TryWrite(happened);

        public async Task<LoggedEvent> NextAsync() => await _heard.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }

    internal sealed class SoreEar : ILiveTail
    {
        public void Hear(LoggedEvent happened) => throw new InvalidOperationException("on purpose");
    }
}
