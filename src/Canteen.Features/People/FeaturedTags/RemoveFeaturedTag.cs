using Canteen.Storage;

namespace Canteen.Features.People.FeaturedTags;

/// <summary>Takes a hashtag off somebody's profile by the id that it has there. 404: there is none of theirs with it.</summary>
public sealed class RemoveFeaturedTag(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<FeaturedTag> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await tx.ExecuteAsync("DELETE FROM featured_tags WHERE id = @id AND account_id = @me", new { id, me }) == 0)
                    return Fault.NotFound;
                await tx.AnnounceAsync(new FeaturedTagsChanged(me));
                return Done.It;
            },
            ct);
}
