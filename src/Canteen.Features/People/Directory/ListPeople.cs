using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Synonyms;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Features.People.Directory;

/// <summary>Members who want to be found. The first page is answered from memory; every other one is queried.</summary>
public sealed class ListPeople(
    Database database, AccountCache accounts, ViewerCache viewers, DirectoryCache directory, TagAliasCache aliases, TimeProvider clock)
{
    /// <summary>Without the viewer, and without those who have a block between them and the viewer.</summary>
    /// <param name="after">Null for the first page.</param>
    public async Task<FoundPeople> RunAsync(
        PeopleFilter filter, AccountId? viewer, int limit, PeopleCursor? after, CancellationToken ct)
    {
        var tags = await aliases.FindAsync(ct);
        if (PeopleQuery.Of(filter, tags) is not { } query) return FoundPeople.Nobody;
        var reader = viewer is { } me ? await viewers.FindAsync(me, ct) : null;
        var known = await directory.FindAsync(query, ct);
        var first = Listed(known, reader);
        var (rows, isFull) = after is null
            ? (first.Take(limit).ToList(), first.Count > limit)
            : await NextAsync(query, tags, reader, limit, after, ct);
        return new(await ViewsAsync(rows, ct), isFull ? rows.LastOrDefault()?.Cursor : null, known.Count, first.Count);
    }

    private async Task<(List<PersonRow> Rows, bool IsFull)> NextAsync(
        PeopleQuery query, AliasSet tags, Viewer? reader, int limit, PeopleCursor after, CancellationToken ct)
    {
        var args = query.Arguments(tags, clock.Milliseconds()) with { Active = after.Active, Below = after.Id.Value, Limit = limit + 1 };
        var rows = await database.ReadAsync(db => db.QueryAsync<PersonRow>(query.Sql(PeoplePageSql.After), args), ct);
        return (Listed([.. rows.Take(limit)], reader), rows.Count > limit);
    }

    private static List<PersonRow> Listed(IReadOnlyList<PersonRow> rows, Viewer? reader) =>
        [.. rows.Where(row => reader is null || (row.AccountId != reader.Id && BlockRule.IsListed(reader, row.AccountId)))];

    private async Task<List<AccountView>> ViewsAsync(List<PersonRow> rows, CancellationToken ct)
    {
        var known = await accounts.FindAsync(rows.Select(row => row.AccountId), ct);
        return
        [
            .. rows.Where(row => known.ContainsKey(row.AccountId.Value)).Select(row => known[row.AccountId.Value].View)
                .Where(person => person is { Discoverable: true, Suspended: false }),
        ];
    }
}

/// <param name="Next">After whom the next page begins; null where there is none.</param>
/// <param name="Known">How many there are, counted no further than <see cref="DirectoryCache.Kept"/>.</param>
/// <param name="Listed">How many of these the viewer may find.</param>
public sealed record FoundPeople(IReadOnlyList<AccountView> People, PeopleCursor? Next, int Known, int Listed)
{
    public static readonly FoundPeople Nobody = new([], null, 0, 0);

    /// <summary>Null where there are more than a hundred.</summary>
    public int? Count => Known < DirectoryCache.Kept ? Listed : null;
}

internal sealed class PersonRow
{
    public AccountId AccountId { get; set; }
    public long Active { get; set; }

    public PeopleCursor Cursor => new(Active, AccountId);
}
