using Canteen.Core.Lists;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Somebody's lists, in their owner's order; for that person alone.</summary>
public sealed class ListLists(ListCache lists, Database database)
{
    public async Task<IReadOnlyList<PersonalList>> RunAsync(AccountId owner, CancellationToken ct) =>
        await lists.FindAsync(owner, ct) is { Count: > 0 } own
            ? await database.ReadAsync(db => ListRows.CountAsync(db, owner, own), ct)
            : [];
}
