using Canteen.Core.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>
/// Puts a saved search into some lists and takes it out of others; all of it, or nothing. 404: the search or a list is unknown; 422 as for
/// <see cref="ChangeListSearches"/> and <see cref="CreateList"/>.
/// </summary>
public sealed class ChooseListsOfSearch(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<SavedSearch> search, ListChoice choice, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await SavedSearchCache.FindAsync(tx, owner, search) is null) return Fault.NotFound;
                if (!(await choice.FindAsync(tx, owner)).Is(out var lists, out var fault)) return fault;
                foreach (var list in lists.Remove) await FoundRows.RemoveAsync(tx, owner, list.Id, search);
                foreach (var list in lists.Add)
                    if (await FoundRows.AddAsync(tx, owner, list.Id, search) is { } refused) return refused;
                return Done.It;
            },
            ct);
}
