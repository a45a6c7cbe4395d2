using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>Public posts with a hashtag, replies too. A tag that nobody has used is an empty timeline.</summary>
public sealed class ReadTagTimeline(Database database, VisiblePosts posts)
{
    private const int MaxOthers = 4;

    public async Task<Page<ShownPost>> RunAsync(TagFilter tags, PublicFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        if (filter.OnlyMedia) return Page<ShownPost>.Empty;
        var ids = window.NewestFirst(await database.ReadAsync(db => IdsAsync(db, tags, filter, window), ct));
        return Page<ShownPost>.Of(window, ids, id => id.Value, await posts.ListAsync(viewer, ids, ct));
    }

    private static async Task<List<PostId>> IdsAsync(ReadSession db, TagFilter tags, PublicFilter filter, PageWindow window)
    {
        var known = await KnownAsync(db, tags);
        var any = Ids(known, tags.Any.Take(MaxOthers).Prepend(tags.Name));
        var all = tags.All.Take(MaxOthers).ToList();
        var allIds = Ids(known, all);
        if (any.Count == 0 || allIds.Count < Folded(all).Count) return [];
        var none = Ids(known, tags.None.Take(MaxOthers));
        return await db.QueryAsync<PostId>(
            Sql(filter, allIds.Count, none.Count, window.Order),
            new { Any = any, All = allIds, None = none, AllCount = allIds.Count, window.Above, window.Below, window.Limit });
    }

    internal static string Sql(PublicFilter filter, int all, int none, string order) =>
        $"""
        SELECT DISTINCT p.id FROM post_tags t JOIN posts p ON p.id = t.post_id
        WHERE t.tag_id IN @Any AND t.post_id > @Above AND t.post_id < @Below
          AND p.visibility = 0 AND p.deleted_at IS NULL AND p.boost_of_id IS NULL{filter.PlaceSql}
          {(all == 0 ? "" : "AND (SELECT count(*) FROM post_tags a WHERE a.post_id = p.id AND a.tag_id IN @All) = @AllCount")}
          {(none == 0 ? "" : "AND NOT EXISTS (SELECT 1 FROM post_tags n WHERE n.post_id = p.id AND n.tag_id IN @None)")}
          AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = p.author_id AND g.suspended_at IS NOT NULL)
        ORDER BY p.id {order} LIMIT @Limit
        """;

    private static async Task<Dictionary<string, long>> KnownAsync(ReadSession db, TagFilter tags)
    {
        var names = Folded([tags.Name, .. tags.Any, .. tags.All, .. tags.None]);
        if (names.Count == 0) return [];
        var rows = await db.QueryAsync<TagRow>("SELECT id, name FROM tags WHERE name IN @names", new { names });
        return rows.ToDictionary(row => row.Name, row => row.Id);
    }

    private static List<long> Ids(Dictionary<string, long> known, IEnumerable<string> names) =>
        [.. Folded(names).Where(known.ContainsKey).Select(name => known[name])];

    private static List<string> Folded(IEnumerable<string> names) =>
        [.. names.Select(name => TagName.TryParse(name, out var folded) ? folded : name).Distinct()];

    private sealed class TagRow
    {
        public long Id { get; set; }
        public string Name { get; set; } = "";
    }
}

/// <summary>Tags as typed, of which the first four each count: the posts have <c>Name</c> or one of Any, each of All, none of None.</summary>
public sealed record TagFilter(string Name, IReadOnlyList<string> Any, IReadOnlyList<string> All, IReadOnlyList<string> None)
{
    public TagFilter(string name) : this(name, [], [], [])
    {
    }
}
