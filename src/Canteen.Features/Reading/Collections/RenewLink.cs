using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Gives a collection another secret address, which ends the old one for everybody, also for those who follow it. 404: unknown; 422: it is
/// not read by link.
/// </summary>
public sealed class RenewLink(Database database)
{
    private static readonly Fault NoLink = Fault.Invalid("Validation failed: Only a collection that is shared by link has a link to renew");

    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<Collection> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await CollectionRows.OwnAsync(tx, owner, id) is not { } collection) return Fault.NotFound;
                if (collection.Link is null) return NoLink;
                await ChangeCollection.SaveAsync(tx, collection with { Link = CollectionLink.New() });
                await ChangeCollection.EndFollowsAsync(tx, id);
                return Done.It;
            },
            ct);
}
