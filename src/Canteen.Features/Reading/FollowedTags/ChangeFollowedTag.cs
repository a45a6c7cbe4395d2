using Canteen.Core.Lists;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>
/// Changes what comes into one's home by a hashtag that one follows: what anybody writes, or only what the people of one of one's lists
/// write; so it is with all that are read together with it. 404: it is not followed; 422: the list is not one of one's own.
/// </summary>
public sealed class ChangeFollowedTag(Database database)
{
    private static readonly string Sql =
        $"UPDATE followed_tags SET list_id = @List WHERE account_id = @me AND name IN ({TagGroupSql.OfName})";

    private static readonly Fault NoSuchList = Fault.Invalid("Validation failed: You have no such list");

    /// <param name="onlyFrom">Null for anybody.</param>
    public async Task<Outcome<Done>> RunAsync(AccountId me, string typed, Id<PersonalList>? onlyFrom, CancellationToken ct)
    {
        if (!TagName.TryParse(typed, out var name)) return Fault.NotFound;
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var isOwn = onlyFrom is null || (await ListReader.LoadAsync(tx, me)).Exists(list => list.Id == onlyFrom);
                if (!isOwn) return NoSuchList;
                if (await tx.ExecuteAsync(Sql, new { me, name, List = onlyFrom?.Value }) == 0) return Fault.NotFound;
                await tx.AnnounceAsync(new TagFollowed(me, name, onlyFrom));
                return Done.It;
            },
            ct);
    }
}
