using Canteen.Core.Lists;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Moves a list among its owner's, no further than to an end. 404: unknown.</summary>
public sealed class MoveList(Database database)
{
    /// <param name="by">How many places down; up where it is negative.</param>
    /// <returns>All lists in their new order.</returns>
    public Task<Outcome<List<PersonalList>>> RunAsync(AccountId owner, Id<PersonalList> id, long by, CancellationToken ct) =>
        database.WriteAsync<Outcome<List<PersonalList>>>(
            async tx =>
            {
                var rows = await tx.QueryAsync<Row>(
                    "SELECT id, place FROM lists WHERE account_id = @owner ORDER BY place, id", new { owner });
                var from = rows.FindIndex(row => row.Id == id.Value);
                if (from < 0) return Fault.NotFound;
                var to = from + (int)Math.Clamp(by, -from, rows.Count - 1 - from);
                var moved = rows[from];
                rows.RemoveAt(from);
                rows.Insert(to, moved);
                foreach (var (place, row) in rows.Index().Where(at => at.Item.Place != at.Index + 1))
                    await tx.ExecuteAsync("UPDATE lists SET place = @Place WHERE id = @Id", new { row.Id, Place = place + 1L });
                if (from != to) await tx.AnnounceAsync(new ListsChanged(owner));
                return await ListRows.CountAsync(tx, owner, await ListReader.LoadAsync(tx, owner));
            },
            ct);

    private sealed class Row
    {
        public long Id { get; set; }
        public long Place { get; set; }
    }
}
