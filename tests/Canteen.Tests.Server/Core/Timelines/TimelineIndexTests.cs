using Canteen.Core.Audiences;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;

namespace Canteen.Tests.Server.Core.Timelines;

[Trait("engine", "either")]
public sealed class TimelineIndexTests
{
    private static readonly AccountId Ada = new(1), Ben = new(2), Cath = new(3), Dai = new(4);

    [Fact]
    public void A_home_that_was_dropped_changes_nothing_for_whoever_has_its_slot_now()
    {
        var released = new List<Viewer>();
        var index = new TimelineIndex(released.Add, long.MaxValue);
        var delivery = new TimelineDelivery(index, TimeProvider.System);
        var gone = Enter(index, Ada, follows: Cath);
        index.Drop(gone);
        var here = Enter(index, Ben, follows: Cath);
        Assert.Equal(gone.Slot, here.Slot);
        var before = index.Bytes;

        gone.Viewer.Apply(new FollowChange(Ada, Cath, null));
        index.Change(gone, Cath);
        gone.Viewer.Apply(new FollowChange(Ada, Dai, new FollowedRow(Dai, showBoosts: true, languages: null)));
        index.Change(gone, Dai);
        delivery.Deliver(new TimelineEntry(new PostId(1), Cath));
        delivery.Deliver(new TimelineEntry(new PostId(2), Dai));

        var read = new long[5];
        Assert.Equal(1, here.Read(0, long.MaxValue, oldestFirst: false, read));
        Assert.Equal(1, read[0]);
        Assert.Equal(before, index.Bytes);
        Assert.Equal([gone.Viewer], released);
    }

    [Fact]
    public void A_home_hears_whom_its_viewer_follows_however_often_and_whenever_it_is_told()
    {
        var index = new TimelineIndex(_ => { }, long.MaxValue);
        var delivery = new TimelineDelivery(index, TimeProvider.System);
        var home = Enter(index, Ada, follows: Cath);
        var turn = new FollowChange(Ada, Dai, new FollowedRow(Dai, showBoosts: false, languages: null));
        home.Viewer.Apply(turn);
        index.Change(home, Dai);
        home.Viewer.Apply(turn);
        index.Change(home, Dai);
        delivery.Deliver(new TimelineEntry(new PostId(1), Dai));
        delivery.Deliver(new TimelineEntry(new PostId(2), Dai, Original: new PostId(1)));
        home.Viewer.Apply(new FollowChange(Ada, Dai, null));
        index.Change(home, Dai);
        index.Change(home, Dai);
        delivery.Deliver(new TimelineEntry(new PostId(3), Dai));
        delivery.Deliver(new TimelineEntry(new PostId(4), Cath));

        var read = new long[5];
        Assert.Equal(2, home.Read(0, long.MaxValue, oldestFirst: true, read));
        Assert.Equal([1, 4], read[..2]);
        index.Drop(home);
        Assert.Null(index.FollowersOf(Cath));
        Assert.Null(index.FollowersOf(Dai));
        Assert.Equal(0, index.Bytes);
    }

    private static Timeline Enter(TimelineIndex index, AccountId viewer, AccountId follows)
    {
        var followed = new Followed([new FollowedRow(follows, showBoosts: true, languages: null)]);
        var person = new Viewer(viewer, new ViewerStart(followed, new Restrictions([]), new LoadedFlags([], 0), new LoadedFlags([], 0)));
        var home = new Timeline(FeedKey.Home(viewer), person, index.RingBuffers, new TimelineStart([], 0));
        index.Install(home, []);
        return home;
    }
}
