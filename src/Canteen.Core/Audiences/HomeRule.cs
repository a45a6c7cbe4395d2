using Canteen.Core.Viewers;

namespace Canteen.Core.Audiences;

/// <summary>
/// What belongs in somebody's home, in SQL and from memory. Mastodon's rules: one's own; of those whom one follows, boosts unless
/// switched off, languages as chosen, replies only to oneself, to the author and to people one follows, also when what they answered is
/// gone. A reply to what is not known here is left out, and so is all that those say whom one put into an exclusive list. Of others, what
/// is listed with a hashtag that one follows, with replies by the same rule; where one wants it so, only by the people of a list, or only
/// the first few of each day. What people say in tweetchats comes only to those who want such posts.
/// </summary>
internal static class HomeRule
{
    /// <summary>
    /// A condition on <c>posts p</c> with how <c>@viewer</c> follows their author as <c>s</c>; no author but these and the viewer.
    /// </summary>
    public const string Sql =
        $"""
        p.deleted_at IS NULL
        AND (p.boost_of_id IS NULL OR s.show_boosts = TRUE)
        AND (p.author_id = @viewer OR (
          p.community_id IS NULL
          AND {NotAsideSql}
          AND {NotKeptOutSql}
          AND ({AudienceSql.NotForMentionedAlone} OR EXISTS (SELECT 1 FROM mentions m WHERE m.post_id = p.id AND m.account_id = @viewer))
          AND {AnswersSql}
          AND (s.languages IS NULL OR p.language IS NULL OR ' ' || s.languages || ' ' LIKE '% ' || p.language || ' %')))
        """;

    /// <summary>
    /// The same of <c>posts p</c> by anybody, with a hashtag that <c>@viewer</c> follows, as <c>post_tags t</c>, and with its
    /// <c>list_id</c> and <c>most_a_day</c> as <c>n</c>.
    /// </summary>
    public const string TaggedSql =
        $"{TagRule.Sql} AND {FirstOfDaySql} AND (p.author_id = @viewer OR ({NotKeptOutSql} AND {AnswersSql} AND {FromListSql}))";

    // It asks nothing of the post, so that those beyond are passed over without looking at them.
    private const string FirstOfDaySql = "(n.most_a_day IS NULL OR t.number <= n.most_a_day OR t.author_id = @viewer)";

    private const string FromListSql =
        """
        (n.list_id IS NULL
          OR EXISTS (SELECT 1 FROM list_members o WHERE o.list_id = n.list_id AND o.member_id = p.author_id AND o.account_id = @viewer))
        """;

    private const string NotAsideSql =
        "(p.aside = FALSE OR EXISTS (SELECT 1 FROM accounts v WHERE v.id = @viewer AND v.chats_at_home = TRUE))";

    private const string NotKeptOutSql =
        """
        NOT EXISTS (
          SELECT 1 FROM list_members x JOIN lists l ON l.id = x.list_id
          WHERE x.account_id = @viewer AND x.member_id = p.author_id AND l.is_exclusive = TRUE)
        """;

    private const string AnswersSql =
        """
        ((p.reply_to_id IS NULL AND p.reply_to_account_id IS NULL) OR p.reply_to_account_id IN (p.author_id, @viewer)
          OR EXISTS (SELECT 1 FROM follows r WHERE r.follower_id = @viewer AND r.followee_id = p.reply_to_account_id))
        """;

    /// <summary>The same as <see cref="Sql"/> or <see cref="TaggedSql"/>, of anybody's.</summary>
    public static bool Belongs(TimelineEntry entry, Viewer viewer)
    {
        if (viewer.Id == entry.Author) return true;
        if (viewer.KeepsOutOfHome(entry.Author) || (entry.OnlyFor is { } few && !few.Contains(viewer.Id))) return false;
        if (entry.Answered is { } answered && answered != viewer.Id && !viewer.Follows(answered)) return false;
        return (IsByFollowed(entry, viewer.Followed) && (!entry.IsAside || viewer.WantsChats)) || HasWantedTag(entry, viewer);
    }

    private static bool HasWantedTag(TimelineEntry entry, Viewer viewer) =>
        entry.Tags.Index().Any(tag => viewer.Takes(tag.Item, entry.NumberOf(tag.Index), entry.Author));

    private static bool IsByFollowed(TimelineEntry entry, Followed followed)
    {
        if (followed.Of(entry.Author.Value) is not { } kind) return false;
        if (entry.Original is not null && kind.HasFlag(FollowKind.NoBoosts)) return false;
        return !kind.HasFlag(FollowKind.SomeLanguages) || followed.Wants(entry.Author.Value, entry.Language);
    }
}

/// <summary>A post or a boost on its way into timelines.</summary>
/// <param name="Answered">Whom it answers; null for what answers nobody.</param>
/// <param name="Original">Of a boost, what was boosted.</param>
/// <param name="OnlyFor">The people it is for, where it is not for all who follow its author.</param>
internal sealed record TimelineEntry(
    PostId Id, AccountId Author, AccountId? Answered = null, string? Language = null, PostId? Original = null,
    IReadOnlyList<AccountId>? OnlyFor = null)
{
    /// <summary>Decides who is not told of it: see <see cref="MuteRule"/>.</summary>
    public PeopleOfPost People { get; init; } = new(Author, null, Answered, []);

    /// <summary>The hashtags on whose timelines it is, folded.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>See <see cref="Audiences.TagNumbers"/>: one for each of the hashtags; none in old events.</summary>
    public IReadOnlyList<int> TagNumbers { get; init; } = [];

    /// <summary>It is not for everybody who may sign in.</summary>
    public bool IsForFollowersAlone { get; init; }

    /// <summary>It was said in a tweetchat, and its author does not want to have it in every home.</summary>
    public bool IsAside { get; init; }

    public static TimelineEntry Of(PostPublished post) => new(
        post.Post, post.Author, AnsweredBy(post), post.Language, OnlyFor: Few(post.Audience, post.Mentioned))
    {
        People = PeopleOfPost.Of(post), Tags = TagRule.TagsOf(post), TagNumbers = post.TagNumbers ?? [],
        IsForFollowersAlone = !post.Audience.IsForMembers, IsAside = post.Aside,
    };

    public static TimelineEntry Of(PostBoosted boost) =>
        new(boost.Boost, boost.By, Original: boost.Original, OnlyFor: Few(boost.Audience, []))
        {
            People = PeopleOfPost.Of(boost), IsForFollowersAlone = !boost.Audience.IsForMembers,
        };

    /// <summary>It belongs with everyone whose follow has nothing special about it.</summary>
    public bool IsForAll => Answered is null && OnlyFor is null && !IsAside;

    /// <param name="tag">Its place among the hashtags.</param>
    /// <returns>0 where it is not known: such a post comes to everybody who wants some of each day.</returns>
    public int NumberOf(int tag) => tag < TagNumbers.Count ? TagNumbers[tag] : 0;

    // Communities have no members yet: what is said there comes to nobody's home but its author's.
    private static IReadOnlyList<AccountId>? Few(in Audience audience, IReadOnlyList<AccountId> mentioned)
    {
        if (audience.IsForFollowers) return null;
        return audience.Community is null ? mentioned : [];
    }

    // An answer to what is not known here answers somebody whom nobody follows.
    private static AccountId? AnsweredBy(PostPublished post) =>
        post.ReplyToAuthor == post.Author ? null : post.ReplyToAuthor ?? (post.ReplyTo is null ? null : default(AccountId));
}
