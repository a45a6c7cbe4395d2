using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Features.Platform;
using Canteen.Features.Platform.CatchUp;
using Canteen.Storage;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp.Sources;

/// <summary>People whom the reader follows and who do something else now, or elsewhere.</summary>
internal sealed class NewRoles(Database database, AccountGate gate, IStringLocalizer<Words> l) : ICatchUpSource
{
    private const int Looked = 200;

    internal const string Sql =
        """
        SELECT c.account_id, c.role, c.organisation, c.changed_at FROM follows f CROSS JOIN role_changes c
        WHERE f.follower_id = @viewer AND c.account_id = f.followee_id AND c.changed_at > @From AND c.changed_at <= @To
        ORDER BY c.changed_at DESC LIMIT @Looked
        """;

    public int Order => 60;

    public async ValueTask<CatchUpSection?> FindAsync(CatchUpWindow window, CancellationToken ct)
    {
        var args = new { viewer = window.Reader.Id.Value, window.From, window.To, Looked };
        var rows = await database.ReadAsync(db => db.QueryAsync<Row>(Sql, args), ct);
        // Of several changes the first says what was there before all of them; rows come newest first.
        var before = rows.Where(row => window.IsNear(row.AccountId)).GroupBy(row => row.AccountId)
            .ToDictionary(group => group.Key, group => group.Last());
        if (before.Count == 0) return null;
        var people = await gate.FindAsync([.. before.Keys], window.Reader.Id, ct);
        var items = from person in people
                    let was = before[person.Id]
                    let now = ReasonWords.Role(RoleRows.RoleOf(person), person.Organisation, l)
                    where now.Length > 0 && (RoleRows.RoleOf(person), person.Organisation) != (was.Role, was.Organisation)
                    orderby was.ChangedAt descending
                    select (CatchUpItem)new CatchUpPerson(person, l["Before: {0}", ReasonWords.Role(was.Role, was.Organisation, l)]);
        return new("roles", l["New roles"], [.. items]) { About = l["People you follow whose role or organisation has changed."] };
    }

    private sealed class Row
    {
        public AccountId AccountId { get; set; }
        public string Role { get; set; } = "";
        public string Organisation { get; set; } = "";
        public long ChangedAt { get; set; }
    }
}
