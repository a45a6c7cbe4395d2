using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>One group, with all of its notifications read.</summary>
public sealed class ShowNotificationGroup(Database database, NotificationGroups groups)
{
    public async Task<Outcome<ShownGroup>> RunAsync(AccountId me, GroupKey key, CancellationToken ct)
    {
        var page = await database.ReadAsync(db => ReadAsync(db, me, key), ct);
        return await groups.ShowAsync(me, page.Groups, ct) is [var group] ? group : Fault.NotFound;
    }

    private static async Task<GroupedPage> ReadAsync(ReadSession db, AccountId me, GroupKey key)
    {
        var rows = await NotificationGroups.MembersAsync(db, me, key, new PageWindow(NotificationGroups.MaxRead));
        var read = new ReadRows(rows, rows.Count < NotificationGroups.MaxRead ? 0 : rows[^1].Id.Value - 1, long.MaxValue);
        var counts = await GroupCounts.LoadAsync(db, me, NotificationFilter.Everything, NotificationKinds.Grouped, read);
        return GroupedPage.Of(rows, NotificationKinds.Grouped, counts, full: false);
    }
}
