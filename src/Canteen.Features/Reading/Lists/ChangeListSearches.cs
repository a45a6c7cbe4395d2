using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>
/// Puts a saved search into a list, or takes one out. It is no fault if it is there or not there already. 404: the list is unknown, or a
/// search that is to be put in; 422: one too many.
/// </summary>
public sealed class ChangeListSearches(Database database)
{
    public Task<Outcome<Done>> RunAsync(
        AccountId owner, Id<PersonalList> id, Id<SavedSearch>? add, Id<SavedSearch>? remove, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await ListRows.FindAsync(tx, owner, id) is null) return Fault.NotFound;
                if (remove is { } gone) await FoundRows.RemoveAsync(tx, owner, id, gone);
                if (add is { } search && await FoundRows.AddAsync(tx, owner, id, search) is { } fault) return fault;
                return Done.It;
            },
            ct);
}
