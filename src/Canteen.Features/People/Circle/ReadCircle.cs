using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Features.Platform.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Circle;

/// <summary>
/// Groups the people whom somebody follows. Everybody counts whom they can see, also who does not want to be found by others: they know of
/// them already. Nobody counts who is suspended, or has a block between them.
/// </summary>
public sealed class ReadCircle(Database database, ConfirmedOrganisations confirmed)
{
    /// <summary>Of whoever follows more people, those followed last are looked at.</summary>
    internal const int Most = 2000;

    internal const string Sql =
        $"""
        SELECT a.id, a.profession, a.profession_key, a.organisation, a.organisation_key, a.place, a.place_key,
          EXISTS (SELECT 1 FROM follows b WHERE b.follower_id = a.id AND b.followee_id = @viewer) AS follows_back
        FROM follows f JOIN accounts a ON a.id = f.followee_id
        WHERE f.follower_id = @viewer AND a.suspended_at IS NULL AND {AccountHydrator.ShownSql} AND {BlockRule.ListedSql}
        ORDER BY f.id DESC LIMIT @most
        """;

    public async Task<PersonalCircle> RunAsync(AccountId viewer, CancellationToken ct)
    {
        var rows = await database.ReadAsync(db => db.QueryAsync<CircleRow>(Sql, new { viewer, most = Most + 1 }), ct);
        var people = rows.Take(Most).ToList();
        var organisations = await confirmed(people.ConvertAll(person => person.Id), ct);
        return new(
            people.Count, people.Count(person => person.FollowsBack), SideOf(CircleKind.Organisations), SideOf(CircleKind.Professions),
            SideOf(CircleKind.Places), rows.Count > Most);

        CircleSide SideOf(CircleKind kind) => Grouped(people.ConvertAll(person => (person, person.WordsOf(kind, organisations).ToList())));
    }

    private static CircleSide Grouped(List<(CircleRow Person, List<CircleWord> Words)> people) => new(
        [
            .. people.SelectMany(said => said.Words, (said, word) => (said.Person, Word: word)).GroupBy(said => said.Word.Key)
                .Select(group => GroupOf(group.Key, [.. group]))
                .OrderByDescending(group => group.People).ThenBy(group => group.Key, StringComparer.Ordinal),
        ],
        people.Count(said => said.Words.Count == 0));

    /// <summary>What is confirmed has the organisation's own name. Where somebody typed it too, the directory finds them.</summary>
    private static CircleGroup GroupOf(string key, List<(CircleRow Person, CircleWord Word)> people)
    {
        var word = people.GroupBy(said => said.Word).OrderByDescending(same => same.Key.IsConfirmed)
            .ThenByDescending(same => same.Count()).ThenBy(same => same.Key.Name, StringComparer.Ordinal).First().Key;
        var path = people.Find(said => !said.Word.IsConfirmed).Word?.Path ?? word.Path;
        return new(key, word.Name, people.Count, people.Count(said => said.Person.FollowsBack), path);
    }
}
