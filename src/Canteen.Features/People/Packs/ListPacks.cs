using Canteen.Core.Paging;

namespace Canteen.Features.People.Packs;

/// <summary>Packs, newest first: everybody's with something in them, or those with which the viewer has to do.</summary>
public sealed class ListPacks(PackHydrator hydrator)
{
    public async Task<Page<ShownPack>> RunAsync(AccountId? viewer, PackShelf shelf, PageWindow window, CancellationToken ct)
    {
        var args = new { viewer = viewer?.Value ?? 0, window.Below, window.Above, window.Limit };
        List<PackRow> rows = [];
        var shown = await hydrator.LoadAsync(
            viewer, async db => rows = window.NewestFirst(await db.QueryAsync<PackRow>(Sql(shelf, window.Order), args)), ct);
        return Page<ShownPack>.Of(window, rows, row => row.Id.Value, shown);
    }

    internal static string Sql(PackShelf shelf, string order) =>
        $"""
        SELECT {PackHydrator.Columns} FROM packs p
        WHERE {Condition(shelf)} AND p.id < @Below AND p.id > @Above
        ORDER BY p.id {order} LIMIT @Limit
        """;

    private static string Condition(PackShelf shelf) => shelf switch
    {
        PackShelf.Mine => "p.account_id = @viewer",
        PackShelf.WithMe => $"p.account_id <> @viewer AND {Answered(PackAnswer.Yes)} AND {PackRows.FoundSql}",
        PackShelf.Asking => $"{Answered(PackAnswer.None)} AND {PackRows.FoundSql}",
        _ =>
            $"""
            {PackRows.FoundSql} AND {PackRows.ListedSql}
            AND (EXISTS (SELECT 1 FROM pack_people m WHERE m.pack_id = p.id AND {PackRows.InSql})
              OR EXISTS (SELECT 1 FROM pack_tags t WHERE t.pack_id = p.id))
            """,
    };

    private static string Answered(PackAnswer answer) =>
        $"EXISTS (SELECT 1 FROM pack_people q WHERE q.pack_id = p.id AND q.member_id = @viewer AND q.answer = {(long)answer})";
}

/// <summary>Which packs to list.</summary>
public enum PackShelf
{
    All,

    /// <summary>The viewer made them.</summary>
    Mine,

    /// <summary>The viewer is in them and did not make them.</summary>
    WithMe,

    /// <summary>The viewer has not said yet whether they want to be in them.</summary>
    Asking,
}
