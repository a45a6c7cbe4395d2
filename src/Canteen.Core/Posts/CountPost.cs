using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// Counts what happens to a post. Each method returns the counts afterwards, for the event that announces them; null where nothing was
/// counted because the post is gone. Call it before announcing the event: the row is locked from here on, so the events of one post are in
/// the order of their counts.
/// </summary>
public static class CountPost
{
    /// <summary>To be appended to an UPDATE of posts that changes a count.</summary>
    public const string Returning = "RETURNING replies_count AS replies, boosts_count AS boosts, favourites_count AS favourites";

    public static Task<PostCounts?> BoostAsync(WriteTransaction tx, PostId post) =>
        AddAsync(tx, $"UPDATE posts SET boosts_count = boosts_count + 1 WHERE id = @post AND deleted_at IS NULL {Returning}", post);

    public static Task<PostCounts?> UnboostAsync(WriteTransaction tx, PostId post) =>
        AddAsync(tx, $"UPDATE posts SET boosts_count = boosts_count - 1 WHERE id = @post {Returning}", post);

    public static Task<PostCounts?> FavouriteAsync(WriteTransaction tx, PostId post) =>
        AddAsync(tx, $"UPDATE posts SET favourites_count = favourites_count + 1 WHERE id = @post AND deleted_at IS NULL {Returning}", post);

    public static Task<PostCounts?> UnfavouriteAsync(WriteTransaction tx, PostId post) =>
        AddAsync(tx, $"UPDATE posts SET favourites_count = favourites_count - 1 WHERE id = @post {Returning}", post);

    public static Task<PostCounts?> AnswerGoneAsync(WriteTransaction tx, PostId answered) =>
        AddAsync(tx, $"UPDATE posts SET replies_count = replies_count - 1 WHERE id = @post AND replies_count > 0 {Returning}", answered);

    private static Task<PostCounts?> AddAsync(WriteTransaction tx, string sql, PostId post) =>
        tx.FirstOrDefaultAsync<PostCounts>(sql, new { post });
}
