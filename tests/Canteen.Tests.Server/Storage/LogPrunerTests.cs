using Canteen.Storage;
using Canteen.Testing;

namespace Canteen.Tests.Server.Storage;

public class LogPrunerTests
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(8);

    [Fact]
    public async Task Old_events_go_and_new_ones_stay()
    {
        await using var node = await Node.StartAsync(ReactionTests.React("notes"));
        await node.AnnounceAsync(1);
        await node.AnnounceAsync(2);
        await node.DrainAsync();
        node.Clock.Advance(LongAgo);
        await node.AnnounceAsync(3);
        await node.DrainAsync();
        await node.Get<LogPruner>().PruneAsync(CancellationToken.None);
        Assert.Equal(1, await node.ScalarAsync<long>("SELECT count(*) FROM events"));
        await node.AnnounceAsync(4);
        await node.DrainAsync();
        Assert.Equal([1, 2, 3, 4], await TestReaction.HeardAsync(node, "notes"));
    }

    [Fact]
    public async Task What_the_slowest_reaction_has_still_to_hear_is_kept_however_old()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new FakeClock();
        await using (var first = await Node.JoinAsync(database, clock, ReactionTests.React("slow")))
        {
            await first.AnnounceAsync(1);
            await first.DrainAsync();
        }
        await using (var without = await Node.JoinAsync(database, clock)) await without.AnnounceAsync(2);
        clock.Advance(LongAgo);
        await using var node = await Node.JoinAsync(
            database, clock, ReactionTests.React("slow", (_, _) => throw new InvalidOperationException("slow")));
        await node.DrainAsync();
        await node.Get<LogPruner>().PruneAsync(CancellationToken.None);
        Assert.Equal(1, await node.ScalarAsync<long>("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_reaction_that_hears_nothing_for_long_does_not_hold_the_log()
    {
        await using var node = await Node.StartAsync(ReactionTests.React("idle"));
        for (var i = 1; i <= 5; i++) await node.WriteAsync(tx => tx.AnnounceAsync(new ProfileChanged(new AccountId(i))));
        await node.DrainAsync();
        node.Clock.Advance(LongAgo);
        await node.WriteAsync(tx => tx.AnnounceAsync(new ProfileChanged(new AccountId(6))));
        await node.DrainAsync();
        await node.Get<LogPruner>().PruneAsync(CancellationToken.None);
        Assert.Equal(1, await node.ScalarAsync<long>("SELECT count(*) FROM events"));
    }
}
