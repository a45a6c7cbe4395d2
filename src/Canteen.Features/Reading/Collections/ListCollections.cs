using Canteen.Core.Paging;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Collections: one's own, newest first; those that one follows, the last followed first; and the public ones of a person.
/// </summary>
public sealed class ListCollections(CollectionHydrator hydrator)
{
    public Task<Page<ShownCollection>> RunAsync(AccountId viewer, CollectionShelf shelf, PageWindow window, CancellationToken ct) =>
        FindAsync(viewer, viewer, shelf == CollectionShelf.Mine ? "c.account_id = @owner" : null, window, ct);

    /// <summary>The public collections of somebody whom the viewer may find.</summary>
    internal Task<Page<ShownCollection>> OfAsync(AccountId? viewer, AccountId owner, PageWindow window, CancellationToken ct) =>
        FindAsync(viewer, owner, $"c.account_id = @owner AND c.sharing = 2 AND {CollectionRows.FoundSql}", window, ct);

    internal static string Sql(string? condition, string order) => condition is null
        ? $"""
           SELECT {CollectionHydrator.Columns}, f.id AS cursor FROM collection_follows f JOIN collections c ON c.id = f.collection_id
           WHERE f.account_id = @viewer AND f.id < @Below AND f.id > @Above AND {CollectionRows.FoundSql}
           ORDER BY f.id {order} LIMIT @Limit
           """
        : $"""
           SELECT {CollectionHydrator.Columns}, c.id AS cursor FROM collections c
           WHERE {condition} AND c.id < @Below AND c.id > @Above
           ORDER BY c.id {order} LIMIT @Limit
           """;

    private async Task<Page<ShownCollection>> FindAsync(
        AccountId? viewer, AccountId owner, string? condition, PageWindow window, CancellationToken ct)
    {
        var args = new { viewer = viewer?.Value ?? 0, owner, link = "", window.Below, window.Above, window.Limit };
        List<CollectionRow> rows = [];
        var shown = await hydrator.LoadAsync(
            viewer,
            async db => rows = window.NewestFirst(await db.QueryAsync<CollectionRow>(Sql(condition, window.Order), args)), ct);
        return Page<ShownCollection>.Of(window, rows, row => row.Cursor, shown);
    }
}

/// <summary>Which collections to list.</summary>
public enum CollectionShelf { Mine, Followed }
