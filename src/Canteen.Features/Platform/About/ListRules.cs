using Canteen.Storage;

namespace Canteen.Features.Platform.About;

/// <summary>Lists the rules of this server, in order.</summary>
public sealed class ListRules(Database database)
{
    public Task<List<Rule>> RunAsync(CancellationToken ct) =>
        database.ReadAsync(db => db.QueryAsync<Rule>("SELECT id, text, hint FROM rules ORDER BY position, id"), ct);
}

/// <summary>A rule of this server.</summary>
public sealed class Rule
{
    public long Id { get; set; }
    public string Text { get; set; } = "";
    public string Hint { get; set; } = "";
}
