using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.People.Suggestions;

/// <summary>Whom somebody does not want to have suggested, the last one first.</summary>
public sealed class ListDismissed(Database database, AccountHydrator accounts)
{
    internal static string Sql(string order) =>
        $"""
        SELECT s.id AS cursor, s.dismissed_id AS account_id FROM suggestion_dismissals s
        WHERE s.account_id = @viewer AND s.id < @Below AND s.id > @Above AND {BlockRule.PersonSql("s.dismissed_id")}
        ORDER BY s.id {order} LIMIT @Limit
        """;

    public Task<Page<AccountView>> RunAsync(AccountId viewer, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            db => accounts.PageAsync(db, Sql(window.Order), new { viewer, window.Below, window.Above, window.Limit }, window), ct);
}
