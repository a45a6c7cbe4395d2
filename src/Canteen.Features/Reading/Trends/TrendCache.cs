using Canteen.Core;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <summary>What trends, found anew at most once a minute on each node; pages and apps read it from memory.</summary>
public sealed class TrendCache(Database database, TagAliasCache aliases, CanteenSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1);
    private volatile TrendBoard? _board;

    public ValueTask<TrendBoard> FindAsync(CancellationToken ct) => FreshBoard is { } board ? new(board) : new(ReadAsync(ct));

    /// <summary>The next reader finds it anew: a moderator has decided something.</summary>
    public void Forget() => _board = null;

    public void Dispose() => _reading.Dispose();

    private TrendBoard? FreshBoard =>
        _board is { } board && Math.Abs(clock.Milliseconds() - board.At) < Fresh.TotalMilliseconds ? board : null;

    /// <summary>Who comes while one reads waits for the same.</summary>
    private async Task<TrendBoard> ReadAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            if (FreshBoard is { } board) return board;
            var (now, groups, reviews) = (clock.Milliseconds(), await aliases.FindAsync(ct), settings.ReviewsTrends);
            return _board = await database.ReadAsync(db => new BoardReader(db, groups, now).ReadAsync(reviews), ct);
        }
        finally
        {
            _reading.Release();
        }
    }
}
