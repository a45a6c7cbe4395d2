using Canteen.Core.Accounts;
using Canteen.Features.Platform.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Circle;

/// <summary>
/// Whom somebody could follow to have more organisations, professions and places in their circle, and which. First comes who adds the most
/// of the three; of as many, who is followed by more of the people whom they follow; then who joined last. Whoever comes after is looked at
/// as if those above were followed, so that there are not ten of one hospital. Nothing else counts.
/// </summary>
public sealed class WidenCircle(
    Database database, AccountCache accounts, ConfirmedOrganisations confirmed, IEnumerable<DismissedPeople> dismissals, TimeProvider clock)
{
    internal const int Most = 10;

    private static readonly CircleKind[] Kinds = Enum.GetValues<CircleKind>();

    public async Task<IReadOnlyList<Widening>> RunAsync(AccountId viewer, PersonalCircle circle, CancellationToken ct)
    {
        var dismissed = new List<AccountId>();
        foreach (var some in dismissals) dismissed.AddRange(await some.FindAsync(viewer, ct));
        var args = CandidateSql.Arguments(viewer, dismissed, clock.Milliseconds());
        var rows = await database.ReadAsync(db => db.QueryAsync<CandidateRow>(CandidateSql.Sql, args), ct);
        var organisations = await confirmed([.. rows.Select(row => row.Id).Append(viewer)], ct);
        var self = rows.Find(row => row.Id == viewer);
        var known = Kinds.SelectMany(kind => circle[kind].Groups.Select(group => (kind, group.Key))).ToHashSet();
        if (self is not null) Learn(known, self, organisations);
        var picked = Pick([.. rows.Where(row => row.Id != viewer)], known, organisations);
        var views = await accounts.FindAsync(picked.Select(one => one.Person.Id), ct);
        return
        [
            .. picked.Where(one => views.ContainsKey(one.Person.Id.Value))
                .Select(one => new Widening(views[one.Person.Id.Value].View, one.News, (int)one.Person.Friends)),
        ];
    }

    private static List<(CandidateRow Person, WideningNews News)> Pick(
        List<CandidateRow> people, HashSet<(CircleKind, string)> known, ILookup<AccountId, NamedOrganisation> organisations)
    {
        var picked = new List<(CandidateRow Person, WideningNews News)>();
        while (picked.Count < Most)
        {
            var (person, news) = people.Select(one => (Person: one, News: NewsOf(one))).Where(one => one.News.Count > 0)
                .OrderByDescending(one => one.News.Count).ThenByDescending(one => one.Person.Friends)
                .ThenByDescending(one => one.Person.Id.Value).FirstOrDefault();
            if (person is null) break;
            picked.Add((person, news));
            Learn(known, person, organisations);
        }
        return picked;

        WideningNews NewsOf(CandidateRow person) => new(
            New(person, CircleKind.Organisations), New(person, CircleKind.Professions), New(person, CircleKind.Places));

        string? New(CandidateRow person, CircleKind kind) =>
            person.WordsOf(kind, organisations).FirstOrDefault(word => !known.Contains((kind, word.Key)))?.Name;
    }

    private static void Learn(HashSet<(CircleKind, string)> known, CircleRow person, ILookup<AccountId, NamedOrganisation> organisations) =>
        known.UnionWith(Kinds.SelectMany(kind => person.WordsOf(kind, organisations).Select(word => (kind, word.Key))));
}

/// <summary>Somebody who would widen the viewer's circle.</summary>
/// <param name="Friends">How many of the people whom the viewer follows follow them.</param>
public sealed record Widening(AccountView Person, WideningNews News, int Friends);

/// <summary>What is new with somebody, as it is written; null for what is not.</summary>
public sealed record WideningNews(string? Organisation, string? Profession, string? Place)
{
    public int Count => (Organisation is null ? 0 : 1) + (Profession is null ? 0 : 1) + (Place is null ? 0 : 1);
}

internal sealed class CandidateRow : CircleRow
{
    public long Friends { get; set; }
}
