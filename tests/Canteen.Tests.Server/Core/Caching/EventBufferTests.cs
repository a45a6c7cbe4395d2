using System.Runtime.CompilerServices;
using Canteen.Core.Caching;

namespace Canteen.Tests.Server.Core.Caching;

public sealed class EventBufferTests
{
    [Fact]
    public void What_nobody_waits_for_any_more_is_let_go_while_others_read()
    {
        var record = new EventBuffer<DomainEvent>(new Lock());
        var (first, next) = Overlap(record);
        using (next)
        {
            Tell(record);
            GC.Collect();
            Assert.False(first.IsAlive);
            Assert.Single(next.Start.Later);
        }
    }

    // A separate method, so that nothing on the stack of the test keeps its objects alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference First, EventBuffer<DomainEvent>.Recording Next) Overlap(EventBuffer<DomainEvent> record)
    {
        using var earlier = record.Begin();
        var first = Tell(record);
        Tell(record);
        return (first, record.Begin());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Tell(EventBuffer<DomainEvent> record)
    {
        var happened = new PostFavourited(new PostId(1), new AccountId(2), new AccountId(3));
        record.Hear(happened);
        return new WeakReference(happened);
    }
}
