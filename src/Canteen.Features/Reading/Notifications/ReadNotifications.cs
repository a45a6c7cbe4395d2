using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Moves the reading position forward, never back, and returns where it was before (0: nowhere).</summary>
public sealed class ReadNotifications(Database database, UnreadCountCache unread)
{
    public async Task<long> RunAsync(AccountId me, long newest, CancellationToken ct)
    {
        var before = (await unread.FindAsync(me, ct)).ReadUpTo;
        // Looking again at what has been read writes nothing.
        if (before >= newest) return before;
        await database.WriteAsync(
            async tx =>
            {
                await ReadingMarks.MoveForwardAsync(tx, me, ReadingMarks.Notifications, newest);
                return Done.It;
            },
            ct);
        return before;
    }
}
