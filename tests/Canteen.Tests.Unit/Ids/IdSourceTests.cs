using Canteen.Testing;

namespace Canteen.Tests.Unit.Ids;

public class IdSourceTests
{
    [Fact]
    public void Ids_are_unique_when_many_threads_make_them_in_the_same_millisecond()
    {
        var ids = new IdSource(new FakeClock());
        var made = new long[8][];
        Parallel.For(0, made.Length, thread => made[thread] = [.. Enumerable.Range(0, 20_000).Select(_ => ids.NextValue())]);
        Assert.Equal(160_000, made.SelectMany(id => id).Distinct().Count());
        Assert.All(made, mine => Assert.Equal(mine.Order(), mine));
    }

    [Fact]
    public void Nodes_never_make_the_same_id()
    {
        var clock = new FakeClock();
        var nodes = Enumerable.Range(0, 64).Select(node => new IdSource(clock, node));
        var made = nodes.SelectMany(node => Enumerable.Range(0, 1_500).Select(_ => node.NextValue())).ToList();
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public void Ids_rise_when_the_clock_goes_back()
    {
        var clock = new TurnedClock();
        var ids = new IdSource(clock);
        var before = ids.Next<Post>();
        clock.Now = clock.Now.AddMinutes(-5);
        Assert.True(ids.Next<Post>() > before);
    }

    [Theory]
    [InlineData(0, 63)]
    [InlineData(63, 0)]
    public void Ids_rise_above_those_of_another_node_whose_clock_is_ahead(int node, int other)
    {
        var clock = new TurnedClock();
        var ids = new IdSource(clock, node);
        var (earlier, highest) = (ids.NextValue(), new IdSource(new FakeClock(FakeClock.Start.AddDays(1)), other).NextValue());
        ids.RiseAbove(highest);
        Assert.True(ids.NextValue() > highest);
        Assert.InRange(ids.AheadBy, 86_400_000, 86_400_002);
        ids.RiseAbove(earlier);
        Assert.True(ids.NextValue() > highest);
        clock.Now = clock.Now.AddDays(2);
        Assert.Equal(0, ids.AheadBy);
        Assert.Equal(clock.Milliseconds(), ids.Next<Post>().Milliseconds);
    }

    [Fact]
    public void An_id_says_when_it_was_made()
    {
        var clock = new FakeClock();
        Assert.Equal(clock.Milliseconds(), new IdSource(clock, 63).Next<Post>().Milliseconds);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(64)]
    public void A_node_number_has_six_bits(int node) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdSource(new FakeClock(), node));

    private sealed class TurnedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = FakeClock.Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
