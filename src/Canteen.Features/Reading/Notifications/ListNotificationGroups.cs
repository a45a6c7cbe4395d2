using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// A person's notifications in groups. A page ends when it has as many groups as its limit, or after
/// <see cref="NotificationGroups.MaxRead"/> notifications; a group that continues beyond the page appears again on the next one.
/// </summary>
public sealed class ListNotificationGroups(Database database, NotificationCache notifications, NotificationGroups groups)
{
    /// <summary>How many notifications are read at first for each group of a page; that is usually enough.</summary>
    private const int Each = 4;

    public async Task<Page<ShownGroup>> RunAsync(
        AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, PageWindow window, CancellationToken ct)
    {
        var known = await notifications.FindAsync(me, ct);
        var page = FromMemory(
            known, filter, grouped, window) ?? await database.ReadAsync(db => FromDatabaseAsync(db, me, filter, grouped, window), ct);
        return new Page<ShownGroup>(await groups.ShowAsync(me, page.Groups, ct), page.First, page.Last, page.Full);
    }

    private static GroupedPage? FromMemory(
        NewestNotifications known, NotificationFilter filter, IReadOnlyCollection<string> grouped, PageWindow window)
    {
        var isUsual = filter.IsEverything && window is { MaxId: null, SinceId: null, MinId: null }
            && ReferenceEquals(grouped, NotificationKinds.Grouped);
        return isUsual ? known.UsualPage(window.Limit, Group) : Group();

        GroupedPage? Group()
        {
            if (known.Within(filter, window) is not { } read) return null;
            var first = FirstGroups(read.Rows, grouped, window.Limit);
            var full = first.Count < read.Rows.Count;
            return full || read.HasAllOf(window) ? GroupedPage.Of(first, grouped, known.Counts, full) : null;
        }
    }

    private static async Task<GroupedPage> FromDatabaseAsync(
        ReadSession db, AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, PageWindow window)
    {
        var read = await ReadAsync(db, me, filter, grouped, window);
        var first = FirstGroups(read.Rows, grouped, window.Limit);
        var full = first.Count < read.Rows.Count || read.Rows.Count == NotificationGroups.MaxRead;
        return GroupedPage.Of(window.NewestFirst(first), grouped, await GroupCounts.LoadAsync(db, me, filter, grouped, read), full);
    }

    /// <summary>Reads on, once, if the first read did not reach a group that the page has no space for.</summary>
    private static async Task<ReadRows> ReadAsync(
        ReadSession db, AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, PageWindow window)
    {
        var some = window with { Limit = Math.Min(Each * window.Limit, NotificationGroups.MaxRead) };
        var rows = await NotificationReader.RowsAsync(db, me, filter, some);
        var isAll = rows.Count < some.Limit;
        if (!isAll && FirstGroups(rows, grouped, window.Limit).Count == rows.Count)
        {
            var more = After(window, rows[^1].Id.Value) with { Limit = NotificationGroups.MaxRead - rows.Count };
            var others = await NotificationReader.RowsAsync(db, me, filter, more);
            rows.AddRange(others);
            isAll = others.Count < more.Limit;
        }
        return window.MinId is null
            ? new(rows, isAll ? window.Above : rows[^1].Id.Value - 1, window.Below)
            : new(rows, window.Above, isAll ? window.Below : rows[^1].Id.Value + 1);
    }

    private static PageWindow After(PageWindow window, long last) =>
        window.MinId is null ? window with { MaxId = last } : window with { MinId = last };

    private static List<NotificationRow> FirstGroups(List<NotificationRow> rows, IReadOnlyCollection<string> grouped, int limit)
    {
        var keys = new HashSet<GroupKey>();
        return [.. rows.TakeWhile(row => keys.Contains(row.GroupBy(grouped)) || (keys.Count < limit && keys.Add(row.GroupBy(grouped))))];
    }
}
