using Canteen.Core.Caching;
using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Core.Timelines;

/// <summary>How far people have read their home, cached on this node because the page of it shows that.</summary>
public sealed class HomeMarkCache : ILiveTail, IDisposable
{
    private const long Budget = 4 * 1024 * 1024;

    private static readonly string[] Timelines = [ReadingMarks.Home, ReadingMarks.HomePlace];

    private readonly PerAccountCache<HomeMark> _memory;

    public HomeMarkCache(Database database) =>
        _memory = new(Budget, async (me, ct) => HomeMark.Of(await database.ReadAsync(db => ReadingMarks.LoadAsync(db, me, Timelines), ct)));

    public ValueTask<HomeMark> FindAsync(AccountId me, CancellationToken ct) => _memory.FindAsync(me, ct);

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is HomeRead e) _memory.Forget(e.Account);
    }

    public void Forget() => _memory.ForgetAll();

    public void Dispose() => _memory.Dispose();
}

/// <param name="ReadUpTo">The newest entry that was read, on whatever device; 0 for none.</param>
/// <param name="StoppedAt">Where the person stopped reading: the entry at the top of their screen; 0 where that is not known.</param>
public sealed class HomeMark(long readUpTo, long stoppedAt) : CacheEntry
{
    public long ReadUpTo => readUpTo;

    public long StoppedAt => stoppedAt;

    public override int Bytes => 100;

    /// <summary>An app has one mark for both: where it set that later than a page was left, this is where one stopped.</summary>
    internal static HomeMark Of(IReadOnlyCollection<ReadingMark> marks)
    {
        var read = marks.FirstOrDefault(mark => mark.Timeline == ReadingMarks.Home);
        var place = marks.FirstOrDefault(mark => mark.Timeline == ReadingMarks.HomePlace);
        var stopped = place is not null && (read is null || place.UpdatedAt >= read.UpdatedAt) ? place : read;
        return new(read?.LastReadId ?? 0, stopped?.LastReadId ?? 0);
    }
}
