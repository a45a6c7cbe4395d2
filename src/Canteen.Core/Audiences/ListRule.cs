using Canteen.Core.Viewers;

namespace Canteen.Core.Audiences;

/// <summary>
/// What belongs on the timeline of a list, in SQL and from memory: of its people what its owner may see, boosts and languages as they
/// follow them, and whatever is listed with one of its hashtags; of both, answers as the list says. Answers to oneself and to the owner
/// always belong; what is for the people mentioned alone never does.
/// </summary>
internal static class ListRule
{
    /// <summary>
    /// A condition on <c>posts p</c> by somebody of the list <c>@List</c> with its <c>@Replies</c>, with how <c>@viewer</c>, its owner,
    /// follows them as <c>s</c>.
    /// </summary>
    public const string Sql =
        $"""
        p.deleted_at IS NULL
        AND (p.boost_of_id IS NULL OR s.show_boosts = TRUE)
        AND {AudienceSql.ForFollowers} AND (s.is_near = TRUE OR ({AudienceSql.ForMembers}))
        AND {AnswersSql}
        AND (s.languages IS NULL OR p.language IS NULL OR ' ' || s.languages || ' ' LIKE '% ' || p.language || ' %')
        """;

    /// <summary>The same of <c>posts p</c> with a hashtag of the list, as <c>post_tags t</c>.</summary>
    public const string TaggedSql = $"{TagRule.Sql} AND {AnswersSql}";

    private const string AnswersSql =
        """
        ((p.reply_to_id IS NULL AND p.reply_to_account_id IS NULL) OR p.reply_to_account_id IN (p.author_id, @viewer)
          OR (@Replies = 0 AND EXISTS (SELECT 1 FROM follows r WHERE r.follower_id = @viewer AND r.followee_id = p.reply_to_account_id))
          OR (@Replies < 2 AND EXISTS (SELECT 1 FROM list_members r WHERE r.list_id = @List AND r.member_id = p.reply_to_account_id)))
        """;

    /// <summary>The same as <see cref="Sql"/> or <see cref="TaggedSql"/>, of anybody's.</summary>
    public static bool Belongs(TimelineEntry entry, Viewer owner, ListContents list)
    {
        if (entry.OnlyFor is not null) return false;
        if (entry.Answered is { } answered && !AreAnswersWanted(answered, owner, list)) return false;
        return IsByMember(entry, owner, list) || entry.Tags.Any(list.Tags.Contains);
    }

    private static bool AreAnswersWanted(AccountId to, Viewer owner, ListContents list) =>
        to == owner.Id || (list.Replies == ListReplies.Followed && owner.Follows(to))
        || (list.Replies != ListReplies.None && list.Members.Of(to.Value) is not null);

    private static bool IsByMember(TimelineEntry entry, Viewer owner, ListContents list)
    {
        if (list.Members.Of(entry.Author.Value) is not { } kind) return false;
        if (entry.Original is not null && kind.HasFlag(FollowKind.NoBoosts)) return false;
        if (entry.IsForFollowersAlone && entry.Author != owner.Id && !owner.Follows(entry.Author)) return false;
        return !kind.HasFlag(FollowKind.SomeLanguages) || list.Members.Wants(entry.Author.Value, entry.Language);
    }
}

/// <summary>What is in a list.</summary>
/// <param name="Members">Its people, with what is special about how its owner follows them.</param>
/// <param name="Tags">Folded.</param>
internal sealed record ListContents(Followed Members, IReadOnlyList<string> Tags, ListReplies Replies)
{
    /// <summary>Roughly.</summary>
    public int Bytes => 100 + Members.Bytes + Tags.Sum(tag => 60 + (2 * tag.Length));
}
