using Canteen.Storage;

namespace Canteen.Features.Door.Approvals;

/// <summary>How many people are waiting to be approved. It stands on every page of staff, so it is counted only now and then.</summary>
public sealed class CountWaiting(Database database, TimeProvider clock)
{
    private const string Sql = "SELECT COUNT(*) FROM users WHERE approved_at IS NULL AND confirmed_at IS NOT NULL";
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private Counted? _counted;

    /// <param name="again">What is known is not true any more.</param>
    public async Task<long> RunAsync(bool again, CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (!again && Volatile.Read(ref _counted) is { } known && now - known.At < Fresh.TotalMilliseconds) return known.Count;
        var count = await database.ReadAsync(db => db.ScalarAsync<long>(Sql), ct);
        Volatile.Write(ref _counted, new(count, now));
        return count;
    }

    private sealed record Counted(long Count, long At);
}
