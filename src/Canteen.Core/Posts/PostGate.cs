using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>Who may see which post. Every read of a post goes through here or through <see cref="VisibleSql"/>.</summary>
public sealed class PostGate
{
    /// <summary>
    /// A condition on <c>posts p</c>, with <c>@viewer</c> (0 for a visitor): not deleted, author not suspended (nor that of what is boosted),
    /// and public or unlisted, or the viewer's own, or the viewer follows (followers-only), or the viewer is mentioned.
    /// </summary>
    public const string VisibleSql =
        """
        p.deleted_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = p.author_id AND g.suspended_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM posts b JOIN accounts g ON g.id = b.author_id WHERE b.id = p.boost_of_id AND g.suspended_at IS NOT NULL)
        AND (p.visibility IN (0, 1) OR p.author_id = @viewer
          OR (p.visibility = 2 AND EXISTS (SELECT 1 FROM follows f WHERE f.follower_id = @viewer AND f.followee_id = p.author_id))
          OR EXISTS (SELECT 1 FROM mentions m WHERE m.post_id = p.id AND m.account_id = @viewer))
        """;

    /// <summary>The same condition on <c>posts r</c>: what <c>posts p</c> answers. Who answered knows it.</summary>
    internal static readonly string ParentToldSql = $"(p.author_id = @viewer OR ({VisibleSql.Replace("p.", "r.", StringComparison.Ordinal)}))";

    private const string Columns =
        "p.id, p.author_id, p.visibility, p.boost_of_id, p.reply_to_id, p.reply_to_account_id, p.thread_id";

    internal const string FindSql = $"SELECT {Columns} FROM posts p WHERE p.id = @id AND {VisibleSql}";

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
