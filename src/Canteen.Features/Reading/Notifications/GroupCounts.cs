using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>How many notifications there are in each group, even if a page shows only some of them.</summary>
internal static class GroupCounts
{
    internal static string Sql(NotificationFilter filter) =>
        $"""
        SELECT n.kind, COALESCE(n.post_id, 0) AS post, (n.id >> 16) / @HalfDay AS bucket, count(*) AS count
        FROM notifications n WHERE {filter.Sql} AND n.id >= @First AND n.id < @Last
        GROUP BY n.kind, COALESCE(n.post_id, 0), (n.id >> 16) / @HalfDay
        """;

    /// <summary>Counts the rows that were read, and queries the groups of which there may be more.</summary>
    public static async Task<Dictionary<GroupKey, long>> LoadAsync(
        ReadSession db, AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, ReadRows read)
    {
        var counts = read.Rows.Select(row => row.GroupBy(grouped)).Where(key => !key.IsAlone).CountBy(key => key)
            .ToDictionary(group => group.Key, group => (long)group.Value);
        var cut = counts.Keys.Where(key => !read.HasAllOf(key)).ToList();
        if (cut.Count == 0) return counts;
        var args = new
        {
            me, Kinds = filter.KindsForSql, filter.From, Post = filter.PostForSql,
            GroupKey.HalfDay, First = cut.Min(key => key.From), Last = cut.Max(key => key.To),
        };
        foreach (var row in await db.QueryAsync<CountRow>(Sql(filter), args))
            counts[new GroupKey(row.Kind, row.Post, row.Bucket)] = row.Count;
        return counts;
    }

    private sealed class CountRow
    {
        public string Kind { get; set; } = "";
        public long Post { get; set; }
        public long Bucket { get; set; }
        public long Count { get; set; }
    }
}
