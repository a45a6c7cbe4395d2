using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Reading;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>How many notifications, or groups of them, are newer than the reading mark; counted to a limit.</summary>
public sealed class CountUnread(Database database)
{
    public Task<int> RunAsync(AccountId me, NotificationFilter filter, int limit, CancellationToken ct) =>
        database.ReadAsync(async db => (await UnreadAsync(db, me, filter, limit)).Count, ct);

    /// <param name="grouped">The kinds to group.</param>
    public Task<int> GroupsAsync(
        AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, int limit, CancellationToken ct) =>
        database.ReadAsync(
            async db => Math.Min(limit, (await UnreadAsync(db, me, filter, 1000)).Select(row => row.GroupBy(grouped)).Distinct().Count()), ct);

    private static async Task<List<NotificationRow>> UnreadAsync(ReadSession db, AccountId me, NotificationFilter filter, int limit)
    {
        var marks = await ReadingMarks.LoadAsync(db, me, [ReadingMarks.Notifications]);
        var read = marks.FirstOrDefault()?.LastReadId ?? 0;
        return await NotificationReader.RowsAsync(db, me, filter, new PageWindow(limit, SinceId: read));
    }
}
