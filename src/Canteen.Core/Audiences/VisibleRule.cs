using Canteen.Core.Viewers;

namespace Canteen.Core.Audiences;

/// <summary>Who may see which post, in SQL and from memory. The oracles of the tests compare the two.</summary>
public static class VisibleRule
{
    /// <summary>
    /// A condition on <c>posts p</c>, with <c>@viewer</c> (0 for a visitor): not deleted, author not suspended (nor that of what is
    /// boosted), no block between them and the viewer, and the viewer's own, or in no community and for everyone, for members, for
    /// followers, or for the people mentioned.
    /// </summary>
    public const string Sql =
        $"""
        p.deleted_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = p.author_id AND g.suspended_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM posts b JOIN accounts g ON g.id = b.author_id WHERE b.id = p.boost_of_id AND g.suspended_at IS NOT NULL)
        AND {BlockRule.PostSql}
        AND (p.author_id = @viewer
          OR (p.community_id IS NULL AND {AudienceSql.NotBehindSignIn} AND (({AudienceSql.ForMembers})
            OR ({AudienceSql.ForFollowers}
              AND EXISTS (SELECT 1 FROM follows f WHERE f.follower_id = @viewer AND f.followee_id = p.author_id))
            OR EXISTS (SELECT 1 FROM mentions m WHERE m.post_id = p.id AND m.account_id = @viewer))))
        """;

    /// <summary>
    /// The same condition on <c>posts r</c>: what <c>posts p</c> answers. Who answered knows it, but for a block between the two.
    /// </summary>
    internal static readonly string ParentToldSql =
        $"""
        ((p.author_id = @viewer AND {BlockRule.PostSql.Replace("p.", "r.", StringComparison.Ordinal)})
          OR ({Sql.Replace("p.", "r.", StringComparison.Ordinal)}))
        """;

    /// <summary>The same as <see cref="Sql"/>, of a post that is there and whose author is not suspended.</summary>
    /// <param name="viewer">Null for a visitor.</param>
    internal static bool Sees(Viewer? viewer, in Audience audience, AccountId author, IReadOnlyList<AccountId> mentioned) =>
        viewer is null
            ? audience.IsForEveryone
            : viewer.Id == author || (!viewer.IsApartFrom(author)
                && (audience.IsForEveryone || SeesAmongMembers(viewer, audience, author, mentioned)));

    /// <summary>Those who are certain to see a new post, whomever they follow.</summary>
    public static bool CertainlySees(AccountId? viewer, PostPublished post) =>
        post.Audience.IsForEveryone || (viewer is { } person && (person == post.Author || IsCalled(person, post.Audience, post.Mentioned)));

    private static bool SeesAmongMembers(Viewer viewer, in Audience audience, AccountId author, IReadOnlyList<AccountId> mentioned) =>
        IsCalled(viewer.Id, audience, mentioned) || (audience.IsForFollowers && viewer.Follows(author));

    // Communities have no members yet, so nobody is let in: whoever makes some asks the viewer here.
    private static bool IsCalled(AccountId person, in Audience audience, IReadOnlyList<AccountId> mentioned) =>
        audience.Community is null && (audience.IsForMembers || mentioned.Contains(person));
}
