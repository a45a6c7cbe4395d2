using Canteen.Core.Lists;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>
/// Changes what comes into one's home by a hashtag that one follows, and by all that are read together with it. 404: it is not followed;
/// 422: the list is not one of one's own, or as <see cref="TagWish.Check"/> says.
/// </summary>
public sealed class ChangeFollowedTag(Database database)
{
    private static readonly string Sql =
        $"UPDATE followed_tags SET list_id = @List, most_a_day = @MostADay WHERE account_id = @me AND name IN ({TagGroupSql.OfName})";

    private static readonly Fault NoSuchList = Fault.Invalid("Validation failed: You have no such list");

    public async Task<Outcome<Done>> RunAsync(AccountId me, string typed, TagWish wish, CancellationToken ct)
    {
        if (!TagName.TryParse(typed, out var name)) return Fault.NotFound;
        if (wish.Check() is { } refused) return refused;
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var isOwn = wish.OnlyFrom is not { } wanted || (await ListReader.LoadAsync(tx, me)).Exists(list => list.Id == wanted);
                if (!isOwn) return NoSuchList;
                if (await tx.ExecuteAsync(Sql, new { me, name, List = wish.OnlyFrom?.Value, wish.MostADay }) == 0) return Fault.NotFound;
                await tx.AnnounceAsync(new TagFollowed(me, name, wish.OnlyFrom, (int?)wish.MostADay));
                return Done.It;
            },
            ct);
    }
}
