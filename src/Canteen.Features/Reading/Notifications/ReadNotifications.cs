using Canteen.Features.Platform.Reading;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Moves the reading mark forward, never back, and answers where it was before (0: nowhere).</summary>
public sealed class ReadNotifications(Database database)
{
    public Task<long> RunAsync(AccountId me, long newest, CancellationToken ct) =>
        database.WriteAsync(
            async tx =>
            {
                var before = (await ReadingMarks.LoadAsync(tx, me, [ReadingMarks.Notifications])).FirstOrDefault()?.LastReadId ?? 0;
                await ReadingMarks.MoveForwardAsync(tx, me, ReadingMarks.Notifications, newest);
                return before;
            },
            ct);
}
