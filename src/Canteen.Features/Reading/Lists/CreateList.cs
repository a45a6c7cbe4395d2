using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Makes a list, the last of its owner's. 422: without a title, with an unknown choice, or one too many.</summary>
public sealed class CreateList(Database database)
{
    public Task<Outcome<PersonalList>> RunAsync(AccountId owner, ListDraft draft, CancellationToken ct) =>
        database.WriteAsync(tx => ListRows.AddAsync(tx, owner, draft), ct);
}
