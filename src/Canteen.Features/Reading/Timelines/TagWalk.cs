using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// Finds the public posts of a few tags, each in the order of the index and no further than a page. If other tags restrict the result, only
/// a limited number of posts is looked at: of a million, perhaps none has all the tags.
/// </summary>
/// <param name="Any">Ids of tags, at least one: a post has at least one of them.</param>
/// <param name="All">A post has one of each: those that are read together.</param>
/// <param name="None">A post has none of these.</param>
internal sealed record TagWalk(
    IReadOnlyList<long> Any, IReadOnlyList<IReadOnlyList<long>> All, IReadOnlyList<long> None, PublicFilter Filter, PageWindow Window)
{
    /// <summary>How many posts of each tag are looked at for one page, if other tags restrict the result.</summary>
    internal const int Looked = 2000;

    public async Task<FoundPosts> RunAsync(ReadSession db, AccountId? viewer)
    {
        var edge = All.Count + None.Count == 0 ? null : await EdgeAsync(db, viewer);
        var within = edge is null ? Window : Window.MinId is null ? Window with { SinceId = edge } : Window with { MaxId = edge };
        var rows = await db.QueryAsync<PostId>(Sql(Any.Count, Filter, All.Count, None.Count, Window.Order), Args(within, viewer));
        var ids = rows.Distinct();
        ids = Window.MinId is null ? ids.OrderByDescending(id => id.Value) : ids.OrderBy(id => id.Value);
        // Cursors exclude the post that they name, but the post at the edge has not been looked at yet.
        return new(Window.NewestFirst([.. ids.Take(Window.Limit)]), Window.MinId is null ? edge + 1 : edge - 1);
    }

    /// <summary>One query per tag; a post with two of them is found twice.</summary>
    internal static string Sql(int any, PublicFilter filter, int all, int none, string order) => ForEach(any, tag =>
        $"""
        SELECT t.post_id AS id FROM post_tags t CROSS JOIN posts p
        WHERE t.tag_id = @Tag{tag} AND {TagRule.Sql}
          AND t.post_id > @Above AND t.post_id < @Below AND p.id = t.post_id
          AND {filter.Sql}{string.Concat(Enumerable.Range(0, all).Select(
              at => $" AND EXISTS (SELECT 1 FROM post_tags a WHERE a.post_id = t.post_id AND a.tag_id IN @All{at})"))}
          {(none == 0 ? "" : "AND NOT EXISTS (SELECT 1 FROM post_tags n WHERE n.post_id = t.post_id AND n.tag_id IN @None)")}
          AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = p.author_id AND g.suspended_at IS NOT NULL)
        ORDER BY t.post_id {order} LIMIT @Limit
        """);

    /// <summary>For each tag, the first post that is not looked at, if there is one.</summary>
    internal static string EdgeSql(int any, string order) => ForEach(any, tag =>
        $"""
        SELECT t.post_id AS id FROM post_tags t
        WHERE t.tag_id = @Tag{tag} AND {TagSql.MayBeListed} AND t.post_id > @Above AND t.post_id < @Below
        ORDER BY t.post_id {order} LIMIT 1 OFFSET @Looked
        """);

    private async Task<long?> EdgeAsync(ReadSession db, AccountId? viewer)
    {
        var edges = await db.QueryAsync<long>(EdgeSql(Any.Count, Window.Order), Args(Window, viewer));
        if (edges.Count == 0) return null;
        return Window.MinId is null ? edges.Max() : edges.Min();
    }

    private static string ForEach(int any, Func<int, string> walk) =>
        any == 1 ? walk(0) : string.Join(" UNION ALL ", Enumerable.Range(0, any).Select(tag => $"SELECT * FROM ({walk(tag)}) w{tag}"));

    private Dictionary<string, object> Args(PageWindow within, AccountId? viewer)
    {
        var args = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["None"] = None, ["Above"] = within.Above, ["Below"] = within.Below, ["Limit"] = within.Limit, ["Looked"] = Looked,
            ["viewer"] = viewer?.Value ?? 0,
        };
        foreach (var (at, tag) in Any.Index()) args[$"Tag{at}"] = tag;
        foreach (var (at, tags) in All.Index()) args[$"All{at}"] = tags;
        return args;
    }
}

/// <param name="Ids">Newest first.</param>
/// <param name="Edge">Where the next page continues if this one is not full; null if everything was looked at.</param>
internal sealed record FoundPosts(List<PostId> Ids, long? Edge);
