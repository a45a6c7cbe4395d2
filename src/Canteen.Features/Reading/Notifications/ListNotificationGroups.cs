using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// One's notifications in groups. A page is as many groups as its limit says, or what is in <see cref="NotificationGroups.MaxRead"/>
/// notifications; a group that goes on beyond the page comes again on the next.
/// </summary>
public sealed class ListNotificationGroups(Database database, NotificationGroups groups)
{
    public Task<Page<NotificationGroup>> RunAsync(
        AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var read = await NotificationReader.RowsAsync(db, me, filter, window with { Limit = NotificationGroups.MaxRead });
                var rows = window.NewestFirst(FirstGroups(read, grouped, window.Limit));
                var page = await groups.AssembleAsync(db, me, filter, grouped, rows);
                var full = rows.Count < read.Count || read.Count == NotificationGroups.MaxRead;
                return new Page<NotificationGroup>(page, rows.FirstOrDefault()?.Id.Value, rows.LastOrDefault()?.Id.Value, full);
            },
            ct);

    private static List<NotificationRow> FirstGroups(List<NotificationRow> rows, IReadOnlyCollection<string> grouped, int limit)
    {
        var keys = new HashSet<GroupKey>();
        return [.. rows.TakeWhile(row => keys.Contains(row.GroupBy(grouped)) || (keys.Count < limit && keys.Add(row.GroupBy(grouped))))];
    }
}
