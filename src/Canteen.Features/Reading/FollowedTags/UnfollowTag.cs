using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>
/// Stops following a hashtag, and all that are read together with it. It is no fault if one does not follow it. 404: it cannot be a
/// hashtag.
/// </summary>
public sealed class UnfollowTag(Database database, LoadFollowedTag load)
{
    private static readonly string EndSql =
        $"DELETE FROM followed_tags WHERE account_id = @me AND name IN ({TagGroupSql.OfName}) RETURNING name";

    public async Task<Outcome<FollowedTag>> RunAsync(AccountId me, string typed, CancellationToken ct)
    {
        if (!TagName.TryParse(typed, out var name)) return Fault.NotFound;
        await database.WriteAsync(
            async tx =>
            {
                foreach (var ended in await tx.QueryAsync<string>(EndSql, new { me, name }))
                    await tx.AnnounceAsync(new TagUnfollowed(me, ended));
                return Done.It;
            },
            ct);
        return await load.RunAsync(typed, following: false, ct);
    }
}
