using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.People;
using Canteen.Features.Platform;
using Canteen.Features.Platform.CatchUp;
using Canteen.Storage;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp.Sources;

/// <summary>Who joined and has to do with the reader: same organisation, same profession, or followed by people they follow.</summary>
internal sealed class NewFaces(Database database, AccountGate gate, IStringLocalizer<Words> l) : ICatchUpSource
{
    /// <summary>The newest people that are looked at, and of each the followers.</summary>
    private const int Looked = 300, Followers = 100;

    // Follows count only where the reader could read of them on profiles. A cross join, because SQLite keeps its order: otherwise it walks
    // along everybody who can be found.
    internal const string Sql =
        $"""
        WITH joined AS MATERIALIZED (
          SELECT n.account_id AS id, n.admitted_at FROM admissions n WHERE n.admitted_at > @From AND n.admitted_at <= @To
          ORDER BY n.admitted_at DESC, n.account_id DESC LIMIT @Looked)
        SELECT a.id, j.admitted_at, (a.organisation_key <> '' AND a.organisation_key = @Organisation) AS is_colleague,
          (a.profession_key <> '' AND a.profession_key = @Profession) AS is_peer,
          (SELECT COUNT(*) FROM (SELECT g.follower_id FROM follows g WHERE g.followee_id = a.id LIMIT @Followers) w
            JOIN accounts h ON h.id = w.follower_id
            WHERE a.hide_collections = FALSE AND h.hide_collections = FALSE AND h.suspended_at IS NULL
              AND EXISTS (SELECT 1 FROM follows m WHERE m.follower_id = @viewer AND m.followee_id = w.follower_id)) AS friends
        FROM joined j CROSS JOIN accounts a
        WHERE a.id = j.id AND a.domain = '' AND a.discoverable = TRUE AND a.suspended_at IS NULL AND a.id <> @viewer
          AND {AccountHydrator.ShownSql} AND {BlockRule.ListedSql}
          AND NOT EXISTS (SELECT 1 FROM follows x WHERE x.follower_id = @viewer AND x.followee_id = a.id)
        """;

    public int Order => 70;

    public async ValueTask<CatchUpSection?> FindAsync(CatchUpWindow window, CancellationToken ct)
    {
        if (await gate.FindAsync(window.Reader.Id, window.Reader.Id, ct) is not { } self) return null;
        var args = new
        {
            viewer = self.Id.Value, Organisation = SearchKey.Of(self.Organisation), Profession = SearchKey.Of(self.Profession), Looked,
            Followers, window.From, window.To,
        };
        var rows = await database.ReadAsync(db => db.QueryAsync<Row>(Sql, args), ct);
        var near = rows.Where(row => (row.IsColleague || row.IsPeer || row.Friends > 0) && !window.Reader.Avoids(row.Id, window.To))
            .ToDictionary(row => row.Id);
        var items = from person in await gate.FindAsync([.. near.Keys], self.Id, ct)
                    let row = near[person.Id]
                    orderby row.IsColleague descending, row.Friends descending, row.AdmittedAt descending, row.Id descending
                    select (CatchUpItem)new CatchUpPerson(person, Why(row, person));
        return new("faces", l["New faces"], [.. items])
        {
            About = l["People who joined in this time and work where you work, do what you do, or are followed by people you follow."],
        };
    }

    private string Why(Row row, AccountView person) =>
        row.IsColleague ? l["Joined, and also works at {0}", person.Organisation]
        : row.Friends > 0 ? l.Count(
            row.Friends, "Joined, and {0} person you follow follows them", "Joined, and {0} people you follow follow them")
        : l["Joined, same profession: {0}", person.Profession];

    private sealed class Row
    {
        public AccountId Id { get; set; }
        public long AdmittedAt { get; set; }
        public bool IsColleague { get; set; }
        public bool IsPeer { get; set; }
        public long Friends { get; set; }
    }
}
