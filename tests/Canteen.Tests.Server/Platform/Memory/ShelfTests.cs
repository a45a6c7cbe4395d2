using Canteen.Features.Platform.Memory;

namespace Canteen.Tests.Server.Platform.Memory;

public sealed class ShelfTests
{
    [Fact]
    public void What_was_taken_off_meanwhile_does_not_come_back_changed()
    {
        using var shelf = new Shelf<long, Thing>(budget: 100);
        var (read, changed, newer) = (new Thing(), new Thing(), new Thing());
        shelf.Put(1, read);
        shelf.Remove(1);
        shelf.Change(1, read, changed);
        Assert.Null(shelf.Find(1));
        Assert.True(changed.IsStale);

        shelf.Put(1, newer);
        shelf.Change(1, read, changed);
        Assert.Same(newer, shelf.Find(1));
    }

    [Fact]
    public void What_is_changed_takes_the_place_and_the_bytes_of_the_former()
    {
        using var shelf = new Shelf<long, Thing>(budget: 100);
        var last = new Thing();
        shelf.Put(1, last);
        for (var i = 0; i < 50; i++)
        {
            var changed = new Thing();
            shelf.Change(1, last, changed);
            Assert.True(last.IsStale);
            last = changed;
        }
        Assert.Same(last, shelf.Find(1));
        Assert.False(last.IsStale);
    }

    private sealed class Thing : Remembered
    {
        internal override int Bytes => 10;
    }
}
