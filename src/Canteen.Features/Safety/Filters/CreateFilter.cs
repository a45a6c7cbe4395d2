using Canteen.Storage;

namespace Canteen.Features.Safety.Filters;

/// <summary>Makes a filter, with its keywords. 422: a part that is missing or too long, or too many.</summary>
public sealed class CreateFilter(Database database)
{
    public Task<Outcome<Filter>> RunAsync(AccountId owner, FilterDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Filter>>(
            async tx =>
            {
                if (draft.Check(isNew: true) is { } fault) return fault;
                var id = await FilterRows.AddAsync(tx, owner, draft);
                return await FilterRows.DoneAsync(tx, owner, (await FilterRows.FindAsync(tx, owner, id))!);
            },
            ct);
}
