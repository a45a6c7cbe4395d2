using Canteen.Core.Timelines;
using FsCheck;
using FsCheck.Fluent;

namespace Canteen.Tests.Server.Core.Timelines;

[Trait("engine", "either")]
public sealed class RingsTests
{
    [Fact]
    public void A_ring_holds_the_newest_ids_in_order_whatever_order_they_came_in()
    {
        // Ids close together, so that some come twice and many come late; and more than a ring holds.
        var ids = Gen.Choose(1, 3000).Select(n => (long)n).ListOf(2500).ToArbitrary();
        Prop.ForAll(ids, added =>
        {
            var rings = new RingBuffers();
            rings.Reserve(3);
            var model = new SortedSet<long>();
            foreach (var id in added)
            {
                var full = model.Count == RingBuffers.Capacity;
                Assert.Equal(!model.Contains(id) && !(full && id < model.Min), rings.Add(1, id));
                if (!(full && id < model.Min)) model.Add(id);
                if (model.Count > RingBuffers.Capacity) model.Remove(model.Min);
            }
            AssertSame(model, rings, 1);
            Assert.Equal(0, rings.Read(0, 0, long.MaxValue, false, new long[5]).Taken);
            Assert.Equal(0, rings.Read(2, 0, long.MaxValue, false, new long[5]).Taken);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_ring_that_grew_gives_its_length_back_to_others()
    {
        var rings = new RingBuffers();
        rings.Reserve(3);
        for (var slot = 0; slot < 2; slot++)
            for (var id = 1; id <= 100; id++) rings.Add(slot, (slot * 1000) + id);
        var grown = rings.BytesGrown;
        Assert.InRange(grown, 2 * RingBuffers.Capacity * sizeof(long), 2 * (RingBuffers.Capacity + 1) * sizeof(long));
        rings.Clear(0);
        Assert.Equal(grown / 2, rings.BytesGrown);
        Assert.Empty(Read(rings, 0, 0, long.MaxValue, true, 10));
        for (var id = 1; id <= 900; id++) rings.Add(2, id);
        Assert.Equal(grown, rings.BytesGrown);
        Assert.Equal(Enumerable.Range(101, 800).Select(id => (long)id), Read(rings, 2, 0, long.MaxValue, true, RingBuffers.Capacity));
        Assert.Equal(Enumerable.Range(1001, 100).Select(id => (long)id), Read(rings, 1, 0, long.MaxValue, true, RingBuffers.Capacity));
        rings.Add(0, 7);
        Assert.Equal([7], Read(rings, 0, 0, long.MaxValue, true, 10));
    }

    [Fact]
    public void A_window_has_both_its_bounds_left_out()
    {
        var rings = new RingBuffers();
        rings.Reserve(1);
        for (var id = 10; id <= 100; id += 10) rings.Add(0, id);
        Assert.Equal([50, 40], Read(rings, 0, 30, 60, false, 10));
        Assert.Equal([40, 50], Read(rings, 0, 30, 60, true, 10));
        Assert.Equal([100, 90], Read(rings, 0, 0, long.MaxValue, false, 2));
        Assert.Equal([10, 20], Read(rings, 0, 0, long.MaxValue, true, 2));
        Assert.Empty(Read(rings, 0, 40, 50, false, 10));
        Assert.Empty(Read(rings, 0, 60, 30, false, 10));
    }

    [Fact]
    public async Task Who_reads_while_ids_arrive_sees_them_rising_and_none_twice()
    {
        var rings = new RingBuffers();
        rings.Reserve(1);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var page = new long[RingBuffers.Capacity];
            while (!done.IsCancellationRequested)
            {
                var taken = rings.Read(0, 0, long.MaxValue, true, page).Taken;
                for (var i = 1; i < taken; i++) Assert.True(page[i - 1] < page[i], $"{page[i - 1]} before {page[i]}");
            }
        })).ToArray();
        var random = new Random(1);
        for (var id = 100; id < 3_000_000; id++) rings.Add(0, id % 7 == 0 ? id - random.Next(1, 90) : id);
        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static void AssertSame(SortedSet<long> model, RingBuffers rings, int slot)
    {
        Assert.Equal(model, Read(rings, slot, 0, long.MaxValue, true, RingBuffers.Capacity));
        Assert.Equal(model.Reverse().Take(20), Read(rings, slot, 0, long.MaxValue, false, 20));
        var (above, below) = (model.Min + 100, model.Max - 100);
        Assert.Equal(model.Where(id => id > above && id < below).Take(40), Read(rings, slot, above, below, true, 40));
    }

    private static long[] Read(RingBuffers rings, int slot, long above, long below, bool oldestFirst, int most)
    {
        var page = new long[most];
        return page[..rings.Read(slot, above, below, oldestFirst, page).Taken];
    }
}
