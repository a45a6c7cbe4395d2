using Canteen.Features.Platform.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Suggestions;

/// <inheritdoc cref="DismissedPeople.FindAsync"/>
public sealed class FindDismissed(Database database)
{
    internal const string Sql = "SELECT dismissed_id FROM suggestion_dismissals WHERE account_id = @me ORDER BY id DESC LIMIT 1000";

    public async Task<IReadOnlyList<AccountId>> RunAsync(AccountId me, CancellationToken ct) =>
        await database.ReadAsync(db => db.QueryAsync<AccountId>(Sql, new { me }), ct);
}
