using Canteen.Features.Platform.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// One's notifications with those of a kind about one thing told as one. A page is as many groups as its limit says, or what is in
/// <see cref="MaxRead"/> notifications; a group that goes on beyond the page comes again on the next.
/// </summary>
public sealed class GroupNotifications(Database database, NotificationReader reader)
{
    private const int MaxRead = 1000;

    private const string CountSql =
        $"""
        SELECT n.kind, COALESCE(n.post_id, 0) AS post, (n.id >> 16) / @HalfDay AS bucket, count(*) AS count
        FROM notifications n WHERE {NotificationFilter.Sql} AND n.id >= @First AND n.id < @Last
        GROUP BY n.kind, COALESCE(n.post_id, 0), (n.id >> 16) / @HalfDay
        """;

    public Task<Page<NotificationGroup>> RunAsync(
        AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var read = await NotificationReader.RowsAsync(db, me, filter, window with { Limit = MaxRead });
                var rows = window.NewestFirst(FirstGroups(read, grouped, window.Limit));
                var groups = await AssembleAsync(db, me, filter, grouped, rows);
                var full = rows.Count < read.Count || read.Count == MaxRead;
                return new Page<NotificationGroup>(groups, rows.FirstOrDefault()?.Id.Value, rows.LastOrDefault()?.Id.Value, full);
            },
            ct);

    /// <summary>One group, with every member read. Not there: 404.</summary>
    public Task<Outcome<NotificationGroup>> FindAsync(AccountId me, GroupKey key, CancellationToken ct) =>
        database.ReadAsync<Outcome<NotificationGroup>>(
            async db =>
            {
                var rows = await MembersAsync(db, me, key, new(MaxRead));
                return await AssembleAsync(db, me, NotificationFilter.Everything, NotificationKinds.Grouped, rows) is [var group] ? group : Fault.NotFound;
            },
            ct);

    /// <summary>The notifications of one group, newest first.</summary>
    internal static async Task<List<NotificationRow>> MembersAsync(ReadSession db, AccountId me, GroupKey key, PageWindow window)
    {
        var within = window with { MaxId = Math.Min(window.Below, key.To), SinceId = Math.Max(window.Above, key.From - 1) };
        var filter = key.IsAlone ? NotificationFilter.Everything : new NotificationFilter([key.Kind], Post: key.Post);
        return window.NewestFirst(await NotificationReader.RowsAsync(db, me, filter, within));
    }

    private static List<NotificationRow> FirstGroups(List<NotificationRow> rows, IReadOnlyCollection<string> grouped, int limit)
    {
        var keys = new HashSet<GroupKey>();
        return [.. rows.TakeWhile(row => keys.Contains(row.GroupBy(grouped)) || (keys.Count < limit && keys.Add(row.GroupBy(grouped))))];
    }

    private async Task<List<NotificationGroup>> AssembleAsync(
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
