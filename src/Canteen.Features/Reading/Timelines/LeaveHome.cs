using Canteen.Core.Notifications;
using Canteen.Core.Timelines;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>Keeps how far somebody has read their home and where they stopped, for their next visit on any device.</summary>
public sealed class LeaveHome(Database database, HomeMarkCache marks)
{
    /// <param name="read">The newest entry that was read: this mark moves forward only. Null: it stays.</param>
    /// <param name="place">The entry at the top of the screen.</param>
    public async Task RunAsync(AccountId me, PostId? read, PostId place, CancellationToken ct)
    {
        var before = await marks.FindAsync(me, ct);
        // Looking again at what has been read writes nothing.
        if (before.StoppedAt == place.Value && before.ReadUpTo >= (read?.Value ?? 0)) return;
        await database.WriteAsync(
            async tx =>
            {
                if (read is { } newest) await ReadingMarks.MoveForwardAsync(tx, me, ReadingMarks.Home, newest.Value);
                await ReadingMarks.SetAsync(tx, me, ReadingMarks.HomePlace, place.Value);
                return Done.It;
            },
            ct);
    }
}
