using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Storage;

public class ReactionTests
{
    [Fact]
    public async Task A_reaction_that_crashes_half_way_leaves_nothing_and_has_its_effect_once()
    {
        var crashes = 0;
        await using var node = await Node.StartAsync(React("notes", (_, number) =>
            number == 2 && crashes++ < 3 ? throw new InvalidOperationException("on purpose") : Task.CompletedTask));
        await WriteTogetherAsync(node, 1, 2, 3);
        await node.DrainAsync();
        Assert.DoesNotContain(2, await TestReaction.HeardAsync(node, "notes"));
        await PassRestsAsync(node, 4);
        Assert.Equal([1, 2, 3], await TestReaction.HeardAsync(node, "notes"));
        Assert.Equal(4, crashes);
    }

    [Fact]
    public async Task A_backoff_that_is_over_is_not_taken_for_rest_when_its_timer_comes_late()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tries = 0;
        var clock = new FakeClock { Lateness = TimeSpan.FromMilliseconds(100) };
        await using var node = await Node.JoinAsync(database, clock, React("notes", (_, _) =>
            tries++ < 2 ? throw new InvalidOperationException("on purpose") : Task.CompletedTask));
        await node.AnnounceAsync(1);
        await PassRestsAsync(node, 2);
        Assert.Equal([1], await TestReaction.HeardAsync(node, "notes"));
    }

    [Fact]
    public async Task A_reaction_hears_only_its_events_and_loses_none_among_many_others()
    {
        await using var node = await Node.StartAsync(React("notes"));
        for (var i = 1; i <= 30; i++)
        {
            await node.WriteAsync(tx => tx.AnnounceAsync(new ProfileChanged(new AccountId(i))));
            if (i % 10 == 0) await node.AnnounceAsync(i);
        }
        await node.DrainAsync();
        Assert.Equal([10, 20, 30], await TestReaction.HeardAsync(node, "notes"));
    }

    [Fact]
    public async Task A_reaction_that_gives_way_hears_all_that_was_written_meanwhile()
    {
        await using var node = await Node.StartAsync(
            s => s.AddSingleton<IReaction>(new TestReaction("notes") { GivesWay = true }));
        var all = Enumerable.Range(1, 200).ToArray();
        foreach (var some in all.Chunk(50)) await WriteTogetherAsync(node, [.. some.Select(number => (long)number)]);
        await node.DrainAsync();
        Assert.Equal(all.Select(number => (long)number), await TestReaction.HeardAsync(node, "notes"));
    }

    [Fact]
    public async Task A_reaction_that_fails_keeps_no_other_waiting()
    {
        await using var node = await Node.StartAsync(s =>
        {
            React("broken", (_, _) => throw new InvalidOperationException("on purpose"))(s);
            React("sound")(s);
        });
        await node.AnnounceAsync(1);
        await node.DrainAsync();
        Assert.Equal([1], await TestReaction.HeardAsync(node, "sound"));
        Assert.Empty(await TestReaction.HeardAsync(node, "broken"));
        Assert.Contains(node.Log.Lines, line => line.Contains("Reaction broken failed on event", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_poisoned_event_is_put_aside_after_its_tries_and_the_rest_go_on()
    {
        var tries = 0;
        await using var node = await Node.StartAsync(React("notes", (_, number) =>
        {
            if (number != 2) return Task.CompletedTask;
            tries++;
            throw new InvalidOperationException("poison");
        }));
        await WriteTogetherAsync(node, 1, 2, 3, 4);
        await PassRestsAsync(node, 12);
        Assert.Equal([1, 3, 4], await TestReaction.HeardAsync(node, "notes"));
        var letter = await node.ScalarAsync<string>(
            "SELECT payload || last_error FROM jobs WHERE kind = 'reaction' AND dead_at IS NOT NULL");
        Assert.Contains("\"notes\"", letter, StringComparison.Ordinal);
        Assert.Contains("poison", letter, StringComparison.Ordinal);
        Assert.InRange(tries, 8, 9);
    }

    [Fact]
    public async Task A_dead_letter_that_an_operator_revives_is_heard()
    {
        var mended = false;
        await using var node = await Node.StartAsync(React("notes", (_, _) =>
            Volatile.Read(ref mended) ? Task.CompletedTask : throw new InvalidOperationException("poison")));
        await node.AnnounceAsync(7);
        await PassRestsAsync(node, 12);
        Volatile.Write(ref mended, true);
        await node.WriteAsync(tx => tx.ExecuteAsync("UPDATE jobs SET dead_at = NULL, attempts = 0"));
        await node.DrainAsync();
        Assert.Equal([7], await TestReaction.HeardAsync(node, "notes"));
        Assert.Equal(0, await node.ScalarAsync<long>("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public async Task A_cursor_survives_a_restart_and_what_was_missed_is_heard_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new FakeClock();
        await using (var first = await Node.JoinAsync(database, clock, React("notes")))
        {
            await first.AnnounceAsync(1);
            await first.DrainAsync();
        }
        await using (var meanwhile = await Node.JoinAsync(database, clock)) await meanwhile.AnnounceAsync(2);
        await using var second = await Node.JoinAsync(database, clock, React("notes"));
        await second.AnnounceAsync(3);
        await second.DrainAsync();
        Assert.Equal([1, 2, 3], await TestReaction.HeardAsync(second, "notes"));
    }

    [Fact]
    public async Task A_new_reaction_starts_at_the_head()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new FakeClock();
        await using (var before = await Node.JoinAsync(database, clock))
        {
            await before.AnnounceAsync(1);
            await before.DrainAsync();
        }
        await using var node = await Node.JoinAsync(database, clock, React("new"));
        await node.AnnounceAsync(2);
        await node.DrainAsync();
        Assert.Equal([2], await TestReaction.HeardAsync(node, "new"));
    }

    [Fact]
    public async Task Two_nodes_share_a_reaction_without_doing_anything_twice()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new FakeClock();
        await using var one = await Node.JoinAsync(database, clock, React("notes"));
        await using var two = await Node.JoinAsync(database, clock, React("notes"));
        await Task.WhenAll(Enumerable.Range(1, 60).Select(i => Task.Run(() => (i % 2 == 0 ? one : two).AnnounceAsync(i))));
        await one.DrainAsync();
        await two.DrainAsync();
        Assert.Equal(Enumerable.Range(1, 60).Select(i => (long)i), (await TestReaction.HeardAsync(one, "notes")).Order());
    }

    [Fact]
    public async Task Two_reactions_of_one_name_are_refused() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Node.StartAsync(s =>
        {
            React("twin")(s);
            React("twin")(s);
        }));

    internal static Action<IServiceCollection> React(string name, Func<WriteTransaction, long, Task>? then = null) =>
        services => services.AddSingleton<IReaction>(new TestReaction(name, then));

    private static Task WriteTogetherAsync(Node node, params long[] numbers) =>
        node.WriteAsync(async tx =>
        {
            foreach (var number in numbers) await tx.AnnounceAsync(new AccountCreated(new AccountId(number)));
        });

    /// <summary>Lets a failing reaction try again several times, without waiting in real time.</summary>
    private static async Task PassRestsAsync(Node node, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await node.DrainAsync();
            node.Clock.Advance(TimeSpan.FromMinutes(2));
        }
        await node.DrainAsync();
    }
}
