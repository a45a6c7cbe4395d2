using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// Puts a hashtag into a pack or takes it out, also one that nobody has used yet. It is no fault if it is there or not there already. 404:
/// the pack is unknown; 422: what cannot be a hashtag, or one too many.
/// </summary>
public sealed class ChangePackTags(Database database)
{
    /// <param name="typed">With or without the #.</param>
    public Task<Outcome<Done>> RunAsync(AccountId maker, Id<Pack> id, string typed, bool isIn, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await PackRows.OwnAsync(tx, maker, id) is null) return Fault.NotFound;
                if (isIn) return await PackTagRows.AddAsync(tx, id, typed) is { } fault ? fault : Done.It;
                await PackTagRows.RemoveAsync(tx, id, typed);
                return Done.It;
            },
            ct);
}
