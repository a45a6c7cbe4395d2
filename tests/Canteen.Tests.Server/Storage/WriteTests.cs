using Canteen.Storage;
using Canteen.Testing;

namespace Canteen.Tests.Server.Storage;

public class WriteTests
{
    [Fact]
    public async Task Many_writers_of_one_row_lose_no_update()
    {
        await using var node = await Node.StartAsync();
        await node.WriteAsync(tx => tx.ExecuteAsync("INSERT INTO settings (name, value) VALUES ('count', '0')"));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => node.WriteAsync(async tx =>
        {
            // Reads, computes, writes: correct only if transactions behave as if they ran one after another.
            var count = await tx.ScalarAsync<int>("SELECT CAST(value AS BIGINT) FROM settings WHERE name = 'count'");
            await tx.ExecuteAsync("UPDATE settings SET value = @Text WHERE name = 'count'", new { Text = $"{count + 1}" });
        }))));
        Assert.Equal("40", await node.ScalarAsync<string>("SELECT value FROM settings WHERE name = 'count'"));
    }

    [Fact]
    public async Task Two_who_check_and_then_insert_do_not_both_find_the_place_free()
    {
        await using var node = await Node.StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(who => Task.Run(() => node.Database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await tx.ScalarAsync<long>("SELECT count(*) FROM settings WHERE value = 'seat'") > 0) return Fault.Invalid("Taken.");
                await tx.ExecuteAsync("INSERT INTO settings (name, value) VALUES (@Name, 'seat')", new { Name = $"by {who}" });
                return Done.It;
            },
            CancellationToken.None))));
        Assert.Single(outcomes, outcome => outcome.Fault is null);
        Assert.Equal(1, await node.ScalarAsync<long>("SELECT count(*) FROM settings WHERE value = 'seat'"));
    }

    [Fact]
    public async Task A_failed_outcome_rolls_back_rows_events_and_jobs()
    {
        await using var node = await Node.StartAsync();
        var outcome = await node.Database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                await AddAsync(tx, "lost");
                await tx.AnnounceAsync(new AccountCreated(new AccountId(1)));
                await tx.EnqueueAsync("mail", new { To = "nobody" });
                return Fault.Invalid("No.");
            },
            CancellationToken.None);
        Assert.Equal("No.", outcome.Fault?.Sentence);
        Assert.Equal(
            0,
            await node.ScalarAsync<long>(
                "SELECT (SELECT count(*) FROM settings) + (SELECT count(*) FROM events) + (SELECT count(*) FROM jobs)"));
    }

    [Fact]
    public async Task What_fails_in_a_group_takes_nobody_with_it()
    {
        await using var node = await Node.StartAsync();
        var writes = Enumerable.Range(0, 90).Select(i => Task.Run(() => node.WriteAsync(async tx =>
        {
            await AddAsync(tx, $"row {i}");
            if (i % 3 == 1) throw new InvalidOperationException("on purpose");
            if (i % 3 == 2) await AddAsync(tx, $"row {i}");
        }))).ToArray();
        await Task.WhenAll(writes).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.All(writes.Where((_, i) => i % 3 == 0), write => Assert.True(write.IsCompletedSuccessfully));
        Assert.All(writes.Where((_, i) => i % 3 != 0), write => Assert.True(write.IsFaulted));
        var kept = await node.Database.ReadAsync(db => db.QueryAsync<string>("SELECT name FROM settings"), CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"row {i * 3}").Order(), kept.Order());
    }

    [Fact]
    public async Task A_write_that_is_cancelled_before_it_begins_is_not_run()
    {
        await using var node = await Node.StartAsync();
        using var cancelled = new CancellationTokenSource();
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = Task.Run(() => node.WriteAsync(_ => hold.Task));
        await cancelled.CancelAsync();
        var second = node.Database.WriteAsync(tx => AddAsync(tx, "never"), cancelled.Token);
        hold.SetResult();
        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(0, await node.ScalarAsync<long>("SELECT count(*) FROM settings"));
    }

    [Fact]
    public async Task A_write_inside_a_write_is_told_so_instead_of_waiting_for_itself()
    {
        await using var node = await Node.StartAsync();
        var nested = await Assert.ThrowsAsync<InvalidOperationException>(
            () => node.WriteAsync(_ => node.WriteAsync(tx => AddAsync(tx, "inner"))));
        Assert.Contains("inside a write", nested.Message, StringComparison.Ordinal);
        await node.WriteAsync(tx => AddAsync(tx, "afterwards"));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        var nowhere = new DatabaseSettings(
            TestDatabase.OnPostgres ? "postgres://nobody:secret@127.0.0.1:1/none" : "sqlite:/proc/no/canteen.db");
        var failure = await Assert.ThrowsAsync<DatabaseUnavailableException>(
            () => new Migrator(nowhere, TimeProvider.System).MigrateAsync(CancellationToken.None));
        Assert.Contains(TestDatabase.OnPostgres ? "127.0.0.1:1/none" : "/proc/no/canteen.db", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_on_one_database_never_share_a_number()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var one = await Node.JoinAsync(database, new FakeClock());
        await using var two = await Node.JoinAsync(database, new FakeClock());
        var (first, second) = (one.Database.Ids.NextValue(), two.Database.Ids.NextValue());
        Assert.NotEqual(first & 0xFC00, second & 0xFC00);
    }

    private static Task<int> AddAsync(WriteTransaction tx, string name) =>
        tx.ExecuteAsync("INSERT INTO settings (name, value) VALUES (@name, '')", new { name });
}
