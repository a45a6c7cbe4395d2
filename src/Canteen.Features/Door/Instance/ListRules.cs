using Canteen.Storage;

namespace Canteen.Features.Door.Instance;

/// <summary>The rules of the house, in their order.</summary>
public sealed class ListRules(Database database)
{
    public Task<List<Rule>> RunAsync(CancellationToken ct) =>
        database.ReadAsync(db => db.QueryAsync<Rule>("SELECT id, text, hint FROM rules ORDER BY position, id"), ct);
}
