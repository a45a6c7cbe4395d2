using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Core.Notifications;

/// <summary>Reads a person's notifications: their rows in one query, and the accounts and posts from memory.</summary>
public sealed class NotificationReader(Database database, AccountCache accounts, VisiblePosts posts)
{
    /// <summary>Rows as stored: what they are about still has to pass a gate (<see cref="ShowAsync"/>).</summary>
    public static Task<List<NotificationRow>> RowsAsync(ReadSession db, AccountId me, NotificationFilter filter, PageWindow window) =>
        ReadAsync(db, Sql(filter, window), me, filter, window);

    /// <summary>The rows after the reading mark, as far as <paramref name="me"/> may see what they are about.</summary>
    /// <param name="quiet">Only what this lets through; null for all.</param>
    public static async Task<List<NotificationRow>> UnreadRowsAsync(
        ReadSession db, AccountId me, NotificationFilter filter, int limit, QuietPlan? quiet)
    {
        var marks = await ReadingMarks.LoadAsync(db, me, [ReadingMarks.Notifications]);
        var window = new PageWindow(limit, SinceId: marks.FirstOrDefault()?.LastReadId ?? 0);
        var sql = quiet is null ? SeenSql(filter, window) : AnnouncedSql(filter, window, quiet);
        return await ReadAsync(db, sql, me, filter, window);
    }

    /// <summary>One notification; null also for somebody else's.</summary>
    public async Task<ShownNotification?> FindAsync(AccountId me, NotificationId id, CancellationToken ct)
    {
        var window = new PageWindow(1, MaxId: id.Value + 1, MinId: id.Value - 1);
        var rows = await database.ReadAsync(db => RowsAsync(db, me, NotificationFilter.Everything, window), ct);
        return (await ShowAsync(me, rows, ct)).FirstOrDefault();
    }

    /// <summary>Leaves out those whose account or post can no longer be shown to <paramref name="me"/>.</summary>
    public async Task<List<ShownNotification>> ShowAsync(AccountId me, IReadOnlyList<NotificationRow> rows, CancellationToken ct)
    {
        var people = await accounts.FindAsync(rows.Select(row => row.FromId), ct);
        var ids = rows.Select(row => row.PostId).OfType<PostId>().Distinct().ToList();
        var about = (await posts.ListAsync(me, ids, FilterContext.Notifications, ct)).ToDictionary(post => post.Id);
        var shown = new List<ShownNotification>(rows.Count);
        foreach (var row in rows)
        {
            if (!people.TryGetValue(row.FromId.Value, out var from)) continue;
            var post = row.PostId is { } id ? about.GetValueOrDefault(id) : null;
            if (NotificationRule.IsTold(row.PostId, post is not null)) shown.Add(new(row, from, post));
        }
        return shown;
    }

    internal static string Sql(NotificationFilter filter, PageWindow window) => Sql(filter, window, "");

    internal static string SeenSql(NotificationFilter filter, PageWindow window) => Sql(
        filter, window, $"AND {NotificationRule.Sql}");

    internal static string AnnouncedSql(NotificationFilter filter, PageWindow window, QuietPlan quiet) => Sql(
        filter, window, $"AND {NotificationRule.Sql} AND {AnnouncedRule.Sql(quiet)}");

    private static string Sql(NotificationFilter filter, PageWindow window, string gate) =>
        $"""
        SELECT n.id, n.kind, n.from_id, n.post_id, n.created_at, n.search_id, n.search_title, n.search_posts,
          n.chat_id, n.chat_title, n.chat_news
        FROM notifications n
        WHERE {filter.Sql} AND n.id > @Above AND n.id < @Below {gate}
        ORDER BY n.id {window.Order} LIMIT @Limit
        """;

    private static Task<List<NotificationRow>> ReadAsync(
        ReadSession db, string sql, AccountId me, NotificationFilter filter, PageWindow window) =>
        filter.IsNothing ? Task.FromResult<List<NotificationRow>>([]) : db.QueryAsync<NotificationRow>(
            sql, new
            {
                me, viewer = me, Kinds = filter.KindsForSql, filter.From, Post = filter.PostForSql, window.Above, window.Below,
                window.Limit
            });
}
