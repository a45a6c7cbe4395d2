using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Puts a post at the top of a collection and bookmarks it. One that is in it already stays where it is, and has the note if one is given.
/// 404: the collection is unknown, or the post is not visible; 422: a note that is too long, or one post too many.
/// </summary>
public sealed class CollectPost(Database database, KeepPost keep)
{
    private const string AddSql =
        """
        INSERT INTO collection_posts (collection_id, account_id, post_id, place, note, added_at)
        VALUES (@id, @owner, @post, @Place, @Remark, @Now) ON CONFLICT (collection_id, post_id) DO NOTHING
        """;

    /// <param name="post">Of a boost, what was boosted is put in.</param>
    /// <param name="remark">Null for none, or the one that there is.</param>
    /// <returns>The post that is in the collection now.</returns>
    public Task<Outcome<PostId>> RunAsync(AccountId owner, Id<Collection> id, PostId post, string? remark, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                if (await CollectionRows.OwnAsync(tx, owner, id) is null) return Fault.NotFound;
                if (!(await keep(tx, post, owner)).Is(out var kept, out var unseen)) return unseen;
                return await AddAsync(tx, owner, id, kept, remark) is { } fault ? fault : kept;
            },
            ct);

    /// <summary>Of a post that has been bookmarked.</summary>
    internal static async Task<Fault?> AddAsync(WriteTransaction tx, AccountId owner, Id<Collection> id, PostId post, string? remark)
    {
        var text = PlainText.Trim(remark ?? "");
        if (Collection.CheckRemark(text) is { } wrong) return wrong;
        var args = new { id, owner, post, Place = await CollectionRows.TopAsync(tx, id), Remark = text, tx.Now };
        if (await tx.ExecuteAsync(AddSql, args) == 0)
        {
            if (remark is not null) await ChangeRemark.SaveAsync(tx, id, post, text);
            return null;
        }
        var count = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM collection_posts WHERE collection_id = @id", new { id });
        return count > Collection.MostPosts ? CollectionRows.TooManyPosts : null;
    }
}
