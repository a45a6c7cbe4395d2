using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>
/// The searches of which their owners want to be told, in memory: of most of them a post has no word, and they are not asked at all.
/// </summary>
internal sealed class StandingSearches(TagAliasCache aliases) : ILiveTail
{
    internal const string Sql =
        """
        SELECT s.id, s.account_id AS owner, s.title, s.query, s.notice FROM saved_searches s JOIN accounts a ON a.id = s.account_id
        WHERE s.notice > 0 AND a.suspended_at IS NULL ORDER BY s.id
        """;

    private volatile Anchored? _all;

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is SearchesChanged or TagAliasesChanged or AccountSuspended) _all = null;
    }

    public void Forget() => _all = null;

    public async ValueTask<bool> AnyAsync(ReadSession db, CancellationToken ct) => !(await LoadAsync(db, ct)).IsEmpty;

    /// <summary>Those that may find a document.</summary>
    public async ValueTask<IReadOnlyCollection<StandingSearch>> FindAsync(ReadSession db, SearchDocument document, CancellationToken ct) =>
        (await LoadAsync(db, ct)).Find(document);

    private async ValueTask<Anchored> LoadAsync(ReadSession db, CancellationToken ct)
    {
        if (_all is { } known) return known;
        var tags = await aliases.FindAsync(ct);
        var fresh = new Anchored();
        foreach (var row in await db.QueryAsync<Row>(Sql))
        {
            if (QueryReader.Read(row.Query).Is(out var request, out _) && request.Query is { } query)
                fresh.Add(new(row.Id, row.Owner, row.Title, query, (SearchNotice)row.Notice), SearchAnchors.Of(query, tags.GroupOf));
        }
        return _all = fresh;
    }

    private sealed class Row
    {
        public Id<SavedSearch> Id { get; set; }
        public AccountId Owner { get; set; }
        public string Title { get; set; } = "";
        public string Query { get; set; } = "";
        public long Notice { get; set; }
    }

    private sealed class Anchored
    {
        private readonly List<StandingSearch> _unanchored = [];
        private readonly Dictionary<string, List<StandingSearch>> _by = new(StringComparer.Ordinal);

        public bool IsEmpty => _unanchored.Count == 0 && _by.Count == 0;

        public void Add(StandingSearch search, IReadOnlyList<string>? anchors)
        {
            if (anchors is null) _unanchored.Add(search);
            foreach (var anchor in anchors ?? [])
            {
                if (!_by.TryGetValue(anchor, out var there)) _by[anchor] = there = [];
                there.Add(search);
            }
        }

        public IReadOnlyCollection<StandingSearch> Find(SearchDocument document)
        {
            var found = new HashSet<StandingSearch>(_unanchored);
            if (_by.Count == 0) return found;
            foreach (var anchor in document.Anchors)
                if (_by.TryGetValue(anchor, out var there)) found.UnionWith(there);
            return found;
        }
    }
}

/// <param name="Query">As it was read.</param>
internal sealed record StandingSearch(Id<SavedSearch> Id, AccountId Owner, string Title, SearchQuery Query, SearchNotice Notice);
