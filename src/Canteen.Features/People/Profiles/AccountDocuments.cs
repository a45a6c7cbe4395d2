using Canteen.Features.Platform.Search;
using Canteen.Storage;

namespace Canteen.Features.People.Profiles;

/// <summary>What can be found of a person: their names, what they do and where, and what they say about themselves.</summary>
internal sealed class AccountDocuments : ISearchSource
{
    internal const string LoadSql =
        """
        SELECT id, handle, display_name, job_title, profession, organisation, place, bio FROM accounts
        WHERE id IN @ids AND suspended_at IS NULL
        """;

    internal const string BelowSql = "SELECT id FROM accounts WHERE id < @below ORDER BY id DESC LIMIT @most";

    public string Kind => SearchKinds.Account;

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(AccountCreated), typeof(ProfileChanged), typeof(AccountSuspended)];

    public IEnumerable<long> TouchedBy(DomainEvent happened) => happened switch
    {
        AccountCreated e => [e.Account.Value],
        ProfileChanged e => [e.Account.Value],
        AccountSuspended e => [e.Account.Value],
        _ => [],
    };

    public async Task<List<SearchDocument>> LoadAsync(ReadSession db, List<long> ids) =>
        (await db.QueryAsync<Row>(LoadSql, new { ids })).ConvertAll(person => person.ToDocument());

    public Task<List<long>> BelowAsync(ReadSession db, long below, int most) => db.QueryAsync<long>(BelowSql, new { below, most });

    private sealed class Row
    {
        public long Id { get; set; }
        public string Handle { get; set; } = "";
        public string DisplayName { get; set; } = "";
        public string JobTitle { get; set; } = "";
        public string Profession { get; set; } = "";
        public string Organisation { get; set; } = "";
        public string Place { get; set; } = "";
        public string Bio { get; set; } = "";

        public SearchDocument ToDocument() => new(
            Id, string.Join('\n', Handle, DisplayName, JobTitle, Profession, Organisation, Place, Bio),
            [
                .. SearchFacts.Role(JobTitle), .. SearchFacts.Role(Profession), .. SearchFacts.Profession(Profession),
                .. SearchFacts.Organisation(Organisation),
            ]);
    }
}
