namespace Canteen.Domain;

/// <summary>A post, or a boost of a post (which has no text of its own).</summary>
public sealed class Post
{
    /// <summary>How many posts a person may pin to their profile.</summary>
    public const int MaxPins = 5;

    public PostId Id { get; init; }
    public AccountId AuthorId { get; init; }
    public Visibility Visibility { get; init; }
    public bool LocalOnly { get; init; }
    public CommunityId? CommunityId { get; init; }
    public PostId? BoostOfId { get; init; }
    public PostId? ReplyToId { get; init; }
    public AccountId? ReplyToAccountId { get; init; }

    /// <summary>The id of the first post of the thread; the post's own id if it starts one.</summary>
    public long ThreadId { get; init; }

    /// <summary>The tweetchat that it belongs to.</summary>
    public Id<Chat>? ChatId { get; init; }

    /// <summary>The question that it answers there.</summary>
    public Id<ChatQuestion>? ChatQuestionId { get; init; }

    public Audience Audience => new(Visibility, LocalOnly, CommunityId);

    public bool IsBoost => BoostOfId is not null;

    /// <summary>Anyone may read it, so its replies, boosts and favourites are counted for everyone to see.</summary>
    public bool IsOpen => Audience.IsForEveryone;

    /// <summary>
    /// Whom an answer by <paramref name="by"/> answers. An author who answers their own answer still answers the person whom that one was
    /// for, as in Mastodon.
    /// </summary>
    public AccountId AnsweredBy(AccountId by) => AuthorId == by && ReplyToAccountId is { } person ? person : AuthorId;

    /// <summary>Null if they may. People who may not see the post never get this far.</summary>
    public Fault? CanBeBoostedBy(AccountId who) => !IsBoost && Audience.CanBeBoosted(byAuthor: AuthorId == who) ? null : Fault.NotAllowed;

    /// <summary>
    /// The audience of a boost: a followers-only post stays with its followers; an open one takes what was asked for, or else the
    /// booster's default.
    /// </summary>
    public Outcome<Audience> AudienceOfBoost(Visibility? asked, Visibility usual) => (Audience.IsForMembers, asked ?? usual) switch
    {
        (_, Visibility.Mentioned) when asked is not null => Fault.Invalid("Validation failed: Visibility of a boost cannot be direct"),
        (false, _) => Audience,
        (true, Visibility.Mentioned) => Audience.Within(Visibility.Followers),
        (true, var wanted) => Audience.Within(wanted),
    };

    /// <param name="pinned">How many they have pinned already.</param>
    public Fault? CanBePinnedBy(AccountId who, long pinned) => this switch
    {
        { IsBoost: true } => Fault.Invalid("Validation failed: A boost cannot be pinned"),
        _ when AuthorId != who => Fault.Invalid("Validation failed: Someone else's post cannot be pinned"),
        { Audience.CanBePinned: false } =>
            Fault.Invalid("Validation failed: Posts that are only visible to mentioned users cannot be pinned"),
        _ when pinned >= MaxPins => Fault.Invalid("Validation failed: You have already pinned the maximum number of posts"),
        _ => null,
    };
}
