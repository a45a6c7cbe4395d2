using Canteen.Storage;

namespace Canteen.Features.People.FeaturedTags;

/// <summary>Takes a hashtag off somebody's profile. It is no fault if it is not there.</summary>
public sealed class UnfeatureTag(Database database)
{
    /// <param name="typed">With or without the #. 404: it cannot be a hashtag.</param>
    public Task<Outcome<Done>> RunAsync(AccountId me, string typed, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (FeaturedTag.Parse(typed) is not { } tag) return Fault.NotFound;
                var ended = await tx.ExecuteAsync(
                    "DELETE FROM featured_tags WHERE account_id = @me AND name = @Name", new { me, tag.Name });
                if (ended > 0) await tx.AnnounceAsync(new FeaturedTagsChanged(me));
                return Done.It;
            },
            ct);
}
