using Canteen.Features.Platform.Columns;
using Canteen.Storage;

namespace Canteen.Features.Reading.Columns;

/// <summary>Keeps which columns somebody has, and in which order.</summary>
public sealed class ArrangeColumns(Database database, ReadColumns read)
{
    /// <param name="columns">All of them, in their new order; none for the usual ones.</param>
    /// <returns>Invalid where there are too many, or the same twice, or one that this person cannot have.</returns>
    public async Task<Outcome<IReadOnlyList<OfferedColumn>>> RunAsync(AccountId me, IReadOnlyList<Column> columns, CancellationToken ct)
    {
        if (columns.Count > Column.Most) return Fault.Invalid($"You can have {Column.Most} columns. Remove one to add another.");
        var found = new List<OfferedColumn>();
        foreach (var column in columns)
        {
            if (await read.FindAsync(me, column, ct) is not { } offered) return Fault.Invalid($"There is no column {column}.");
            if (found.Any(other => other.Column == offered.Column)) return Fault.Invalid("You have this column already.");
            found.Add(offered);
        }
        await KeepAsync(me, found, ct);
        return found;
    }

    private Task<Done> KeepAsync(AccountId me, List<OfferedColumn> columns, CancellationToken ct) => database.WriteAsync(
        async tx =>
        {
            await tx.ExecuteAsync("DELETE FROM columns WHERE account_id = @me", new { me });
            foreach (var (place, offered) in columns.Index())
            {
                await tx.ExecuteAsync(
                    "INSERT INTO columns (account_id, place, feed) VALUES (@me, @place, @feed)",
                    new { me, place = (long)place, feed = offered.Column.ToString() });
            }
            return Done.It;
        },
        ct);
}
