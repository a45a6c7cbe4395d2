using Canteen.Features.Platform.Homes;

namespace Canteen.Tests.Server.Platform.Homes;

[Trait("engine", "either")]
public sealed class HomeIndexTests
{
    private static readonly AccountId Ada = new(1), Ben = new(2), Cath = new(3), Dai = new(4);

    [Fact]
    public void A_home_that_was_dropped_changes_nothing_for_whoever_has_its_slot_now()
    {
        var index = new HomeIndex();
        var delivery = new HomeDelivery(index);
        var gone = Enter(index, Ada, follows: Cath);
        index.Drop(gone);
        var here = Enter(index, Ben, follows: Cath);
        Assert.Equal(gone.Slot, here.Slot);
        var before = index.Bytes;

        index.Change(gone, Cath, null);
        index.Change(gone, Dai, new FollowedRow(Dai, showBoosts: true, languages: null));
        delivery.Deliver(new HomeEntry(new PostId(1), Cath));
        delivery.Deliver(new HomeEntry(new PostId(2), Dai));

        var read = new long[5];
        Assert.Equal(1, here.Read(0, long.MaxValue, oldestFirst: false, read));
        Assert.Equal(1, read[0]);
        Assert.Equal(before, index.Bytes);
    }

    private static Home Enter(HomeIndex index, AccountId viewer, AccountId follows)
    {
        var start = new HomeStart(new Followed([new FollowedRow(follows, showBoosts: true, languages: null)]), [], 0, new MarkedPosts([], 0), new MarkedPosts([], 0));
        var home = new Home(viewer, index, start);
        index.Install(home, start.Ids);
        return home;
    }
}
