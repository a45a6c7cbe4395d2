using Canteen.Features.Platform.Rates;
using Canteen.Testing;

namespace Canteen.Tests.Unit.Rates;

public sealed class RateCountsTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_window_holds_so_many_and_the_next_one_as_many_again()
    {
        var counts = new RateCounts(_clock);
        var bucket = new RateBucket(new("tea", 1), 2, 5);
        Assert.Equal([(true, 1), (true, 0), (false, 0)], Take(counts, bucket, 3));
        Assert.True(counts.IsCounted(bucket.Key));
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(counts.IsCounted(bucket.Key));
        Assert.Equal([(true, 1)], Take(counts, bucket, 1));
        counts.GiveBack(bucket);
        Assert.Equal([(true, 1)], Take(counts, bucket, 1));
    }

    [Fact]
    public void Millions_of_addresses_take_a_bounded_room_and_do_not_push_out_who_comes_all_the_time()
    {
        var counts = new RateCounts(_clock, capacity: 10_000);
        var keen = new RateBucket(new("tea", 7), 50, 5);
        Take(counts, keen, 50);
        for (var i = 0; i < 2_000_000; i++) counts.Take(new(new("tea", 0, i), 50, 5));
        Assert.Equal(10_000, counts.Known);
        Assert.False(counts.Take(keen).Granted);
    }

    [Fact]
    public void Who_is_new_is_counted_also_when_there_is_no_room()
    {
        var counts = new RateCounts(_clock, capacity: 100);
        for (var i = 0; i < 100; i++) Take(counts, new(new("tea", 0, i), 10, 5), 5);
        var late = new RateBucket(new("tea", 0, 1000), 3, 5);
        Assert.Equal([(true, 2), (true, 1), (true, 0), (false, 0)], Take(counts, late, 4));
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_lock_anybody_out()
    {
        var late = new FakeClock(FakeClock.Start.AddDays(1));
        var clock = new SetBack(late);
        var counts = new RateCounts(clock);
        var bucket = new RateBucket(new("tea", 1), 1, 5);
        Take(counts, bucket, 1);
        clock.Now = _clock;
        Assert.True(counts.Take(bucket).Granted);
    }

    private static List<(bool Granted, int Remaining)> Take(RateCounts counts, RateBucket bucket, int times) =>
        [.. Enumerable.Range(0, times).Select(_ => counts.Take(bucket)).Select(l => (l.Granted, l.Remaining))];

    private sealed class SetBack(TimeProvider now) : TimeProvider
    {
        public TimeProvider Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now.GetUtcNow();
    }
}
