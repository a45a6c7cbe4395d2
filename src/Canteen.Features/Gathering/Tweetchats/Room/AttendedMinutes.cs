using System.Runtime.InteropServices;
using Canteen.Core.Caching;

namespace Canteen.Features.Gathering.Tweetchats.Room;

/// <summary>Which looks this node has noted already, so that a page that is loaded again within the minute writes nothing.</summary>
public sealed class AttendedMinutes : IDisposable
{
    private const long Budget = 4 * 1024 * 1024;

    private readonly LruCache<long, Noted> _noted = new(Budget);

    internal bool Has(Look look) => _noted.Find(look.Key)?.Look == look;

    internal void Add(Look look) => _noted.Put(look.Key, new(look));

    public void Dispose() => _noted.Dispose();

    private sealed class Noted(Look look) : CacheEntry
    {
        public Look Look => look;
        public override int Bytes => 150;
    }
}

/// <summary>Somebody had a tweetchat in view.</summary>
/// <param name="Minute">Since 1970.</param>
/// <param name="Seen">Bits, by position: the questions that were in view.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Look(Id<Chat> Chat, AccountId Who, long Minute, long Seen)
{
    /// <summary>Two may share it, and then one of them is written once more.</summary>
    public long Key => HashCode.Combine(Chat, Who);
}
