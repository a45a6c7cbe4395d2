namespace Canteen.Features.Reading.Collections;

/// <summary>
/// One collection, as the viewer sees it. 404: unknown, not for them, or its owner is suspended or kept apart by a block.
/// </summary>
public sealed class ShowCollection(CollectionHydrator hydrator)
{
    internal static readonly string ByIdSql = Sql("c.id = @id");

    internal static readonly string ByLinkSql = Sql("c.link = @link");

    /// <param name="link">What the viewer shows for one that is read by link; null for nothing.</param>
    public Task<Outcome<ShownCollection>> RunAsync(AccountId? viewer, Id<Collection> id, CollectionLink? link, CancellationToken ct) =>
        FindAsync(viewer, ByIdSql, new { id, link = link?.Text ?? "", viewer = viewer?.Value ?? 0 }, ct);

    internal Task<Outcome<ShownCollection>> ByLinkAsync(AccountId? viewer, CollectionLink link, CancellationToken ct) =>
        FindAsync(viewer, ByLinkSql, new { link = link.Text, viewer = viewer?.Value ?? 0 }, ct);

    private async Task<Outcome<ShownCollection>> FindAsync(AccountId? viewer, string sql, object args, CancellationToken ct) =>
        await hydrator.LoadAsync(viewer, db => db.QueryAsync<CollectionRow>(sql, args), ct) is [var found] ? found : Fault.NotFound;

    private static string Sql(string condition) =>
        $"SELECT {CollectionHydrator.Columns} FROM collections c WHERE {condition} AND {CollectionRows.FoundSql}";
}
