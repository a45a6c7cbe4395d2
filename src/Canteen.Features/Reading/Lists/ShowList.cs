using Canteen.Core.Lists;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>One of somebody's lists, for its owner alone. 404: unknown, or somebody else's.</summary>
public sealed class ShowList(ListCache lists, Database database)
{
    public async Task<Outcome<PersonalList>> RunAsync(AccountId owner, Id<PersonalList> id, CancellationToken ct) =>
        await lists.FindAsync(owner, id, ct) is { } list
            ? await database.ReadAsync(db => ListRows.CountAsync(db, owner, list), ct)
            : Fault.NotFound;
}
