using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// The posts of a collection in its owner's order, of those that the viewer may see and wants to, with their notes. The gate to the
/// collection is <see cref="ShowCollection"/>. The cursors are places, which say nothing of what is not shown.
/// </summary>
public sealed class ListCollectionPosts(Database database, VisiblePosts posts)
{
    /// <param name="collection">As the viewer found it.</param>
    public async Task<Page<CollectedPost>> RunAsync(
        AccountId? viewer, ShownCollection collection, PageWindow window, CancellationToken ct)
    {
        var args = new { collection.Id, viewer = viewer?.Value ?? 0, window.Below, window.Above, window.Limit };
        var rows = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<Row>(Sql(window.Order), args), ct));
        var shown = await posts.ShowAsync(viewer, rows.ConvertAll(row => row.PostId), WhereOf(viewer, collection), ct);
        var collected = rows.Zip(shown)
            .Where(found => found.Second is not null)
            .Select(found => new CollectedPost(found.Second!, found.First.Remark, found.First.AddedAt));
        return Page<CollectedPost>.Of(window, rows, row => row.Place, [.. collected]);
    }

    /// <summary>What people mute and filter is left out of what others put together, but not of what they keep for themselves.</summary>
    public static FilterContext WhereOf(AccountId? viewer, ShownCollection collection) =>
        collection.Owner.Id == viewer ? FilterContext.None : FilterContext.Public;

    internal static string Sql(string order) =>
        $"""
        SELECT e.place, e.post_id, e.note AS remark, e.added_at FROM collection_posts e CROSS JOIN posts p
        WHERE e.collection_id = @Id AND e.place < @Below AND e.place > @Above AND p.id = e.post_id AND {VisibleRule.Sql}
        ORDER BY e.place {order} LIMIT @Limit
        """;

    private sealed class Row
    {
        public long Place { get; set; }
        public PostId PostId { get; set; }
        public string Remark { get; set; } = "";
        public long AddedAt { get; set; }
    }
}

/// <param name="Note">Plain text; empty for none.</param>
/// <param name="AddedAt">Milliseconds since 1970.</param>
public sealed record CollectedPost(ShownPost Post, string Remark, long AddedAt);
