using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Platform.Reading;
using Canteen.Storage;

namespace Canteen.Features.Platform.Notifications;

/// <summary>A person's notifications, from rows to views in a fixed number of queries.</summary>
public sealed class NotificationReader(AccountHydrator accounts, PostHydrator posts)
{
    internal static Task<List<NotificationRow>> RowsAsync(ReadSession db, AccountId me, NotificationFilter filter, PageWindow window) =>
        filter.IsNothing ? Task.FromResult<List<NotificationRow>>([]) : db.QueryAsync<NotificationRow>(
            Sql(window),
            new { me, viewer = me, Kinds = filter.KindsForSql, filter.From, Post = filter.PostForSql, window.Above, window.Below, window.Limit });

    /// <summary>One; null also for somebody else's.</summary>
    internal async Task<NotificationView?> FindAsync(ReadSession db, AccountId me, NotificationId id)
    {
        var rows = await RowsAsync(db, me, NotificationFilter.Everything, new(1, id.Value + 1, null, id.Value - 1));
        return (await HydrateAsync(db, me, rows)).FirstOrDefault();
    }

    /// <summary>Those newer than the reading mark.</summary>
    internal static async Task<List<NotificationRow>> UnreadRowsAsync(ReadSession db, AccountId me, NotificationFilter filter, int limit)
    {
        var marks = await ReadingMarks.LoadAsync(db, me, [ReadingMarks.Notifications]);
        var read = marks.FirstOrDefault()?.LastReadId ?? 0;
        return await RowsAsync(db, me, filter, new PageWindow(limit, SinceId: read));
    }

    internal static string Sql(PageWindow window) =>
        $"""
        SELECT n.id, n.kind, n.from_id, n.post_id, n.created_at FROM notifications n
        WHERE {NotificationFilter.Sql} AND n.id > @Above AND n.id < @Below
          AND (n.post_id IS NULL OR EXISTS (SELECT 1 FROM posts p WHERE p.id = n.post_id AND {PostGate.VisibleSql}))
        ORDER BY n.id {window.Order} LIMIT @Limit
        """;

    /// <summary>Leaves out those whose account or post cannot be shown to <paramref name="me"/> any more.</summary>
    internal async Task<List<NotificationView>> HydrateAsync(ReadSession db, AccountId me, IReadOnlyList<NotificationRow> rows)
    {
        var people = (await accounts.LoadAsync(db, [.. rows.Select(r => r.FromId).Distinct()])).ToDictionary(a => a.Id);
        var about = (await posts.LoadAsync(db, [.. rows.Select(r => r.PostId).OfType<PostId>().Distinct()], me)).ToDictionary(p => p.Id);
        return
        [
            .. rows
                .Where(row => people.ContainsKey(row.FromId) && (row.PostId is not { } post || about.ContainsKey(post)))
                .Select(row => new NotificationView(
                    row.Id, row.Kind, people[row.FromId], row.PostId is { } post ? about[post] : null, row.CreatedAt)),
        ];
    }
}

internal sealed class NotificationRow
{
    public NotificationId Id { get; set; }
    public string Kind { get; set; } = "";
    public AccountId FromId { get; set; }
    public PostId? PostId { get; set; }
    public long CreatedAt { get; set; }

    public GroupKey GroupBy(IReadOnlyCollection<string> grouped) => GroupKey.Of(Id, Kind, PostId, grouped);
}
