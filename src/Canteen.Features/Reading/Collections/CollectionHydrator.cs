using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>Reads collections with what is counted of them; their owners come from memory.</summary>
public sealed class CollectionHydrator(Database database, AccountCache accounts)
{
    internal static readonly string Columns =
        $"""
        c.id, c.account_id AS owner, c.title, c.description, c.sharing, c.created_at,
        CASE WHEN c.account_id = @viewer THEN c.link END AS link,
        (SELECT COUNT(*) FROM {CollectionRows.PostsSql}) AS posts,
        CASE WHEN c.account_id = @viewer THEN (SELECT COUNT(*) FROM collection_follows w WHERE w.collection_id = c.id) ELSE 0 END
          AS followers,
        (SELECT w.seen_at FROM collection_follows w WHERE w.collection_id = c.id AND w.account_id = @viewer) AS seen_at,
        (SELECT COUNT(*) FROM {CollectionRows.PostsSql} AND e.added_at > (
          SELECT w.seen_at FROM collection_follows w WHERE w.collection_id = c.id AND w.account_id = @viewer)) AS fresh
        """;

    /// <param name="find">Finds rows with <see cref="Columns"/>, in the order in which they are shown.</param>
    public async Task<List<ShownCollection>> LoadAsync(
        AccountId? viewer, Func<ReadSession, Task<List<CollectionRow>>> find, CancellationToken ct)
    {
        var rows = await database.ReadAsync(find, ct);
        var people = await accounts.FindAsync(rows.Select(row => row.Owner), ct);
        return [.. rows.Where(row => people.ContainsKey(row.Owner.Value)).Select(Shown)];

        ShownCollection Shown(CollectionRow row) => new(
            row.Id, people[row.Owner.Value].View, row.Title, row.Description, (CollectionVisibility)row.Sharing,
            CollectionLink.TryParse(row.Link, out var link) ? link : null, (int)row.Posts,
            row.Owner == viewer ? (int)row.Followers : null, row.SeenAt, (int)row.Fresh, row.CreatedAt);
    }
}
