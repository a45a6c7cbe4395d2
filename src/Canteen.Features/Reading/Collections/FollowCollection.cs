using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Follows somebody else's collection: it says from then on what is new in it. Doing it again is no fault. 404: it is not there for them;
/// 422: it is their own, or one too many.
/// </summary>
public sealed class FollowCollection(Database database)
{
    private static readonly string FindSql =
        $"SELECT c.account_id FROM collections c WHERE c.id = @id AND {CollectionRows.FoundSql}";

    private const string AddSql =
        """
        INSERT INTO collection_follows (id, collection_id, account_id, seen_at, created_at) VALUES (@New, @id, @me, @Now, @Now)
        ON CONFLICT (collection_id, account_id) DO NOTHING
        """;

    private static readonly Fault Own = Fault.Invalid("Validation failed: You cannot follow your own collection");

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: You cannot follow more than {Collection.MostFollowed} collections");

    /// <param name="link">What they show for one that is read by link; null for nothing.</param>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Collection> id, CollectionLink? link, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var args = new { id, me, viewer = me, link = link?.Text ?? "", New = tx.NewId<Collection>(), tx.Now };
                if (await tx.ScalarAsync<AccountId?>(FindSql, args) is not { } owner) return Fault.NotFound;
                if (owner == me) return Own;
                if (await tx.ExecuteAsync(AddSql, args) == 0) return Done.It;
                var count = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM collection_follows WHERE account_id = @me", new { me });
                return count > Collection.MostFollowed ? TooMany : Done.It;
            },
            ct);
}
