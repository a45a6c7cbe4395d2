using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Puts notifications together: those of a kind about one thing are told as one.</summary>
public sealed class NotificationGroups(NotificationReader reader)
{
    /// <summary>How many notifications are looked at for one answer.</summary>
    internal const int MaxRead = 1000;

    private const string CountSql =
        $"""
        SELECT n.kind, COALESCE(n.post_id, 0) AS post, (n.id >> 16) / @HalfDay AS bucket, count(*) AS count
        FROM notifications n WHERE {NotificationFilter.Sql} AND n.id >= @First AND n.id < @Last
        GROUP BY n.kind, COALESCE(n.post_id, 0), (n.id >> 16) / @HalfDay
        """;

    /// <summary>The notifications of one group, newest first.</summary>
    internal static async Task<List<NotificationRow>> MembersAsync(ReadSession db, AccountId me, GroupKey key, PageWindow window)
    {
        var within = window with { MaxId = Math.Min(window.Below, key.To), SinceId = Math.Max(window.Above, key.From - 1) };
        var filter = key.IsAlone ? NotificationFilter.Everything : new NotificationFilter([key.Kind], Post: key.Post);
        return window.NewestFirst(await NotificationReader.RowsAsync(db, me, filter, within));
    }

    internal async Task<List<NotificationGroup>> AssembleAsync(
        ReadSession db, AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, List<NotificationRow> rows)
    {
        if (rows.Count == 0) return [];
        var counts = await CountAsync(db, me, filter, rows);
        var shown = rows.GroupBy(row => row.GroupBy(grouped)).SelectMany(g => g.Take(NotificationGroup.MaxPeople)).ToList();
        var views = (await reader.HydrateAsync(db, me, shown)).ToDictionary(view => view.Id);
        return
        [
            .. rows.GroupBy(row => row.GroupBy(grouped))
                .Select(group => (group.Key, Rows: group.ToList(), Views: group.Select(row => views.GetValueOrDefault(row.Id)).OfType<NotificationView>().ToList()))
                .Where(group => group.Views.Count > 0)
                .Select(group => new NotificationGroup(
                    group.Key, group.Rows[0].Kind, group.Key.IsAlone ? 1 : counts.GetValueOrDefault(group.Key, group.Rows.Count),
                    [.. group.Views.Select(view => view.From).DistinctBy(person => person.Id)], group.Views[0].Post,
                    new(group.Rows[^1].Id.Value, group.Rows[0].Id.Value, group.Rows[0].CreatedAt))),
        ];
    }

    private static async Task<Dictionary<GroupKey, long>> CountAsync(
        ReadSession db, AccountId me, NotificationFilter filter, List<NotificationRow> rows)
    {
        var ids = rows.ConvertAll(row => GroupKey.Of(row.Id, row.Kind, row.PostId, NotificationKinds.All));
        var counted = await db.QueryAsync<CountRow>(
            CountSql,
            new
            {
                me, Kinds = filter.KindsForSql, filter.From, Post = filter.PostForSql,
                GroupKey.HalfDay, First = ids.Min(key => key.From), Last = ids.Max(key => key.To),
            });
        return counted.ToDictionary(row => new GroupKey(row.Kind, row.Post, row.Bucket), row => row.Count);
    }

    private sealed class CountRow
    {
        public string Kind { get; set; } = "";
        public long Post { get; set; }
        public long Bucket { get; set; }
        public long Count { get; set; }
    }
}
