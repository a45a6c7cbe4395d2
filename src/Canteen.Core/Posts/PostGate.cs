using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>Who may see which post. Every read of a post goes through here or through <see cref="VisibleRule.Sql"/>.</summary>
public sealed class PostGate
{
    private const string Columns =
        """
        p.id, p.author_id, p.visibility, p.local_only, p.community_id, p.boost_of_id, p.reply_to_id, p.reply_to_account_id, p.thread_id,
        p.chat_id, p.chat_question_id
        """;

    internal const string FindSql = $"SELECT {Columns} FROM posts p WHERE p.id = @id AND {VisibleRule.Sql}";

    /// <summary>The post, or null where it does not exist or <paramref name="viewer"/> may not see it.</summary>
    public Task<Post?> VisiblePostAsync(ReadSession db, PostId id, AccountId? viewer) =>
        db.FirstOrDefaultAsync<Post>(FindSql, new { id = id.Value, viewer = viewer?.Value ?? 0 });

    /// <summary>As <see cref="VisiblePostAsync"/>, but for a boost it answers what was boosted: people act on what they read.</summary>
    public async Task<Post?> VisibleOriginalAsync(ReadSession db, PostId id, AccountId? viewer)
    {
        var post = await VisiblePostAsync(db, id, viewer);
        return post?.BoostOfId is { } original ? await VisiblePostAsync(db, original, viewer) : post;
    }
}
