using Canteen.Storage;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>Stops following a hashtag. It is no fault if one does not follow it. 404: it cannot be a hashtag.</summary>
public sealed class UnfollowTag(Database database, LoadFollowedTag load)
{
    public async Task<Outcome<FollowedTag>> RunAsync(AccountId me, string typed, CancellationToken ct)
    {
        if (!TagName.TryParse(typed, out var name)) return Fault.NotFound;
        await database.WriteAsync(
            async tx =>
            {
                var ended = await tx.ExecuteAsync("DELETE FROM followed_tags WHERE account_id = @me AND name = @name", new { me, name });
                if (ended > 0) await tx.AnnounceAsync(new TagUnfollowed(me, name));
                return Done.It;
            },
            ct);
        return await load.RunAsync(typed, following: false, ct);
    }
}
