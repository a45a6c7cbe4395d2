using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// How many notifications are newer than the person's reading position; counted up to a limit. While it is quiet for them, only those that
/// are announced all the same. What their filters leave out is not counted.
/// </summary>
public sealed class CountUnread(Database database, QuietHoursCache hours, LeftOutPosts leftOut)
{
    public async Task<int> RunAsync(AccountId me, NotificationFilter filter, int limit, CancellationToken ct)
    {
        var quiet = await hours.QuietNowAsync(me, ct);
        var rows = await database.ReadAsync(db => NotificationReader.UnreadRowsAsync(db, me, filter, limit, quiet), ct);
        var unseen = await leftOut.AmongAsync(me, rows.Select(row => row.PostId), ct);
        return rows.Count(row => row.PostId is not { } post || !unseen.Contains(post));
    }
}
