using Canteen.Core.Caching;

namespace Canteen.Tests.Server.Core.Caching;

public sealed class LruCacheTests
{
    [Fact]
    public void What_was_taken_off_meanwhile_does_not_come_back_changed()
    {
        using var cache = new LruCache<long, Thing>(budget: 100);
        var (read, changed, newer) = (new Thing(), new Thing(), new Thing());
        cache.Put(1, read);
        cache.Remove(1);
        cache.Change(1, read, changed);
        Assert.Null(cache.Find(1));
        Assert.True(changed.IsStale);

        cache.Put(1, newer);
        cache.Change(1, read, changed);
        Assert.Same(newer, cache.Find(1));
    }

    [Fact]
    public void What_is_changed_takes_the_place_and_the_bytes_of_the_former()
    {
        using var cache = new LruCache<long, Thing>(budget: 100);
        var last = new Thing();
        cache.Put(1, last);
        for (var i = 0; i < 50; i++)
        {
            var changed = new Thing();
            cache.Change(1, last, changed);
            Assert.True(last.IsStale);
            last = changed;
        }
        Assert.Same(last, cache.Find(1));
        Assert.False(last.IsStale);
    }

    private sealed class Thing : CacheEntry
    {
        public override int Bytes => 10;
    }
}
