using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// How many groups of notifications are newer than the person's reading position; counted up to a limit. While it is quiet for them, only
/// those that are announced all the same. What their filters leave out is not counted.
/// </summary>
public sealed class CountUnreadGroups(Database database, QuietHoursCache hours, LeftOutPosts leftOut)
{
    private const int MostRead = 1000;

    /// <param name="grouped">The kinds to group.</param>
    public async Task<int> RunAsync(
        AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, int limit, CancellationToken ct)
    {
        var quiet = await hours.QuietNowAsync(me, ct);
        var unread = await database.ReadAsync(db => NotificationReader.UnreadRowsAsync(db, me, filter, MostRead, quiet), ct);
        var unseen = await leftOut.AmongAsync(me, unread.Select(row => row.PostId), ct);
        unread.RemoveAll(row => row.PostId is { } post && unseen.Contains(post));
        return Math.Min(limit, unread.Select(row => row.GroupBy(grouped)).Distinct().Count());
    }
}
