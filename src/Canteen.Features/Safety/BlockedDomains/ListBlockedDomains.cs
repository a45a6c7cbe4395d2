using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Safety.BlockedDomains;

/// <summary>The servers that a member blocked, latest first; for that member alone.</summary>
public sealed class ListBlockedDomains(Database database)
{
    public async Task<Page<string>> RunAsync(AccountId me, PageWindow window, CancellationToken ct)
    {
        var args = new { me, window.Below, window.Above, window.Limit };
        var rows = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<Row>(Sql(window.Order), args), ct));
        return Page<string>.Of(window, rows, row => row.Id, rows.ConvertAll(row => row.Domain));
    }

    internal static string Sql(string order) =>
        $"""
        SELECT id, domain FROM blocked_domains
        WHERE account_id = @me AND id < @Below AND id > @Above ORDER BY id {order} LIMIT @Limit
        """;

    private sealed class Row
    {
        public long Id { get; set; }
        public string Domain { get; set; } = "";
    }
}
