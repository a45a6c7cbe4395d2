using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Boosts;

/// <summary>Boosts a post for the booster's followers. A boost is a row of its own that points to the original.</summary>
public sealed class BoostPost(Database database, PostGate gate)
{
    private const string InsertSql =
        """
        INSERT INTO posts (id, author_id, visibility, local_only, community_id, thread_id, boost_of_id, app_id, created_at)
        VALUES (@Id, @who, @Visibility, @LocalOnly, @Community, @Id, @Original, @App, @Now) ON CONFLICT DO NOTHING
        """;

    /// <param name="asked">The visibility of the boost; null for the booster's default.</param>
    /// <returns>
    /// The boost, even if there was one already. 404 not visible; 403 may not be boosted; 422 not a valid visibility for it.
    /// </returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, Visibility? asked, AppId? app, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                if (await gate.VisibleOriginalAsync(tx, id, who) is not { } post) return Fault.NotFound;
                if (post.CanBeBoostedBy(who) is { } refused) return refused;
                var usual = (Visibility)await tx.ScalarAsync<long>("SELECT default_visibility FROM accounts WHERE id = @who", new { who });
                if (!post.AudienceOfBoost(asked, usual).Is(out var audience, out var fault)) return fault;
                var boost = tx.NewId<Post>();
                var added = await tx.ExecuteAsync(InsertSql, Row(boost, post.Id, who, audience, app, tx.Now));
                if (added == 0) return await EarlierAsync(tx, post.Id, who);
                if (await CountAsync(tx, post.Id, who) is not { } counts) return Fault.NotFound;
                await tx.AnnounceAsync(new PostBoosted(
                    boost, post.Id, who, post.AuthorId, audience.Visibility, counts, audience.LocalOnly, audience.Community));
                return boost;
            },
            ct);

    private static object Row(PostId boost, PostId original, AccountId who, Audience audience, AppId? app, long now) => new
    {
        Id = boost,
        who,
        Visibility = (long)audience.Visibility,
        audience.LocalOnly,
        Community = audience.Community?.Value,
        Original = original,
        App = app?.Value,
        Now = now,
    };

    private static async Task<PostId> EarlierAsync(WriteTransaction tx, PostId original, AccountId who) =>
        new(await tx.ScalarAsync<long>(
            "SELECT id FROM posts WHERE boost_of_id = @original AND author_id = @who AND deleted_at IS NULL", new { original, who }));

    /// <summary>Null if the original has been deleted meanwhile.</summary>
    private static async Task<PostCounts?> CountAsync(WriteTransaction tx, PostId original, AccountId who)
    {
        await tx.ExecuteAsync(
            "UPDATE accounts SET posts_count = posts_count + 1, last_post_at = @Now WHERE id = @who", new { who, tx.Now });
        return await CountPost.BoostAsync(tx, original);
    }
}
