namespace Canteen.Core.Audiences;

/// <summary>What is on the timeline of a hashtag: listed posts, replies too.</summary>
public static class TagRule
{
    /// <summary>A condition on <c>post_tags t</c> and <c>posts p</c>, which is its post.</summary>
    public const string Sql = $"{TagSql.MayBeListed} AND {AudienceSql.Listed} AND p.deleted_at IS NULL";

    /// <summary>The same as <see cref="Sql"/>, of a post that is new: the tags on whose timelines it is, folded.</summary>
    public static IReadOnlyList<string> TagsOf(PostPublished post) => post.Audience.IsListed ? post.Tags ?? [] : [];

    /// <summary>As <see cref="TagsOf(PostPublished)"/>, of a post before or after an edit.</summary>
    public static IReadOnlyList<string> TagsOf(PostReach post) => post.Audience.IsListed ? post.Tags : [];

    /// <summary>As <see cref="TagsOf(PostPublished)"/>, of a post that is gone.</summary>
    public static IReadOnlyList<string> TagsOf(PostDeleted post) => post.Audience is { IsListed: true } ? post.Tags ?? [] : [];
}
