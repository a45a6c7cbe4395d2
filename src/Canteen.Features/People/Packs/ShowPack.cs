namespace Canteen.Features.People.Packs;

/// <summary>One pack, for anybody. 404: unknown, or its maker is shut out, or kept apart from the viewer by a block.</summary>
public sealed class ShowPack(PackHydrator hydrator)
{
    internal static readonly string Sql = $"SELECT {PackHydrator.Columns} FROM packs p WHERE p.id = @id AND {PackRows.FoundSql}";

    public async Task<Outcome<ShownPack>> RunAsync(AccountId? viewer, Id<Pack> id, CancellationToken ct)
    {
        var args = new { id, viewer = viewer?.Value ?? 0 };
        return await hydrator.LoadAsync(viewer, db => db.QueryAsync<PackRow>(Sql, args), ct) is [var pack] ? pack : Fault.NotFound;
    }
}
