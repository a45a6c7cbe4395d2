using Canteen.Core.Filters;
using Canteen.Storage;

namespace Canteen.Features.Safety.Filters;

/// <summary>A person's filters, also those that are over; for that person alone.</summary>
public sealed class ListFilters(Database database)
{
    public Task<List<Filter>> RunAsync(AccountId owner, CancellationToken ct) =>
        database.ReadAsync(db => FilterReader.LoadAsync(db, owner), ct);
}
