namespace Canteen.Core.Audiences;

/// <summary>
/// What is on the public timelines: listed posts, without boosts and without replies to others, which are for those who follow the talk.
/// </summary>
public static class PublicRule
{
    /// <summary>A condition on <c>posts p</c>.</summary>
    public const string Sql =
        $"""
        {AudienceSql.Listed} AND p.deleted_at IS NULL AND p.boost_of_id IS NULL
        AND (p.reply_to_id IS NULL OR p.reply_to_account_id = p.author_id)
        """;

    /// <summary>The same as <see cref="Sql"/>, of a post that is new.</summary>
    public static bool Belongs(PostPublished post) =>
        post.Audience.IsListed && (post.ReplyTo is null || post.ReplyToAuthor == post.Author);

    /// <summary>As <see cref="Belongs(PostPublished)"/>, of a post that was edited.</summary>
    public static bool Belongs(PostEdited post) =>
        post.Now.Audience.IsListed && (post.ReplyTo is null || post.ReplyToAuthor == post.Author);

    /// <summary>Who deletes does not say any more whether it was an answer to others: it was on no more timelines than this.</summary>
    public static bool MayHaveBelonged(PostDeleted post) => post.Audience is { IsListed: true };
}
