using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>
/// Puts hashtags into a list and takes others out, also such as nobody has used yet. It is no fault if they are there or not there already.
/// 404: the list is unknown; 422: what cannot be a hashtag, or too many.
/// </summary>
public sealed class ChangeListTags(Database database)
{
    /// <param name="add">With or without the #.</param>
    /// <param name="remove">As <paramref name="add"/>; what is no hashtag is not in the list.</param>
    public Task<Outcome<PersonalList>> RunAsync(
        AccountId owner, Id<PersonalList> id, IReadOnlyList<string> add, IReadOnlyList<string> remove, CancellationToken ct) =>
        database.WriteAsync<Outcome<PersonalList>>(
            async tx =>
            {
                if (await ListRows.FindAsync(tx, owner, id) is null) return Fault.NotFound;
                foreach (var typed in remove) await TagRows.RemoveAsync(tx, owner, id, typed);
                foreach (var typed in add)
                    if (await TagRows.AddAsync(tx, owner, id, typed) is { } fault) return fault;
                return await ListRows.CountAsync(tx, owner, (await ListRows.FindAsync(tx, owner, id))!);
            },
            ct);
}
