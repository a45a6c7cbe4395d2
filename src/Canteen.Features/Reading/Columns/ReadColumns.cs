using Canteen.Features.Platform.Columns;
using Canteen.Storage;

namespace Canteen.Features.Reading.Columns;

/// <summary>The columns of one person, in their order; those of what is gone are left out.</summary>
public sealed class ReadColumns(Database database, IEnumerable<IColumnSource> sources)
{
    private const string Sql = "SELECT feed FROM columns WHERE account_id = @me ORDER BY place";

    /// <returns>The usual ones for who has never chosen any.</returns>
    public async Task<IReadOnlyList<OfferedColumn>> RunAsync(AccountId me, CancellationToken ct)
    {
        var kept = await database.ReadAsync(db => db.QueryAsync<string>(Sql, new { me }), ct);
        var columns = kept.Count == 0 ? Column.Usual : kept.Select(Column.Parse).OfType<Column>();
        var found = new List<OfferedColumn>();
        foreach (var column in columns)
            if (await FindAsync(me, column, ct) is { } offered) found.Add(offered);
        return found;
    }

    internal async ValueTask<OfferedColumn?> FindAsync(AccountId me, Column column, CancellationToken ct) =>
        SourceOf(column) is { } source ? await source.FindAsync(me, column.Of, ct) : null;

    internal IColumnSource? SourceOf(Column column) => sources.FirstOrDefault(source => source.Kind == column.Kind);

    /// <summary>What may be chosen, kind by kind.</summary>
    internal async Task<IReadOnlyList<OfferedColumn>> OfferAsync(AccountId me, CancellationToken ct)
    {
        var offered = new List<OfferedColumn>();
        foreach (var source in sources) offered.AddRange(await source.OfferAsync(me, ct));
        return offered;
    }
}
