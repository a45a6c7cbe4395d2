using System.Text.Json.Serialization;

namespace Canteen.Domain;

/// <summary>
/// Something that happened, as the log keeps it. Names are in the past tense and are stored: never rename one. New members
/// must be optional, because old rows lack them.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AccountCreated), nameof(AccountCreated))]
[JsonDerivedType(typeof(ProfileChanged), nameof(ProfileChanged))]
[JsonDerivedType(typeof(AccountFollowed), nameof(AccountFollowed))]
[JsonDerivedType(typeof(AccountUnfollowed), nameof(AccountUnfollowed))]
[JsonDerivedType(typeof(FollowChanged), nameof(FollowChanged))]
[JsonDerivedType(typeof(FollowRequested), nameof(FollowRequested))]
[JsonDerivedType(typeof(FollowRequestWithdrawn), nameof(FollowRequestWithdrawn))]
[JsonDerivedType(typeof(PostPublished), nameof(PostPublished))]
[JsonDerivedType(typeof(PostDeleted), nameof(PostDeleted))]
[JsonDerivedType(typeof(BoostsEnded), nameof(BoostsEnded))]
[JsonDerivedType(typeof(AnswersCutOff), nameof(AnswersCutOff))]
[JsonDerivedType(typeof(PostBoosted), nameof(PostBoosted))]
[JsonDerivedType(typeof(PostUnboosted), nameof(PostUnboosted))]
[JsonDerivedType(typeof(PostFavourited), nameof(PostFavourited))]
[JsonDerivedType(typeof(PostUnfavourited), nameof(PostUnfavourited))]
[JsonDerivedType(typeof(PostBookmarked), nameof(PostBookmarked))]
[JsonDerivedType(typeof(PostUnbookmarked), nameof(PostUnbookmarked))]
[JsonDerivedType(typeof(PostPinned), nameof(PostPinned))]
[JsonDerivedType(typeof(PostUnpinned), nameof(PostUnpinned))]
[JsonDerivedType(typeof(ThreadMuted), nameof(ThreadMuted))]
[JsonDerivedType(typeof(ThreadUnmuted), nameof(ThreadUnmuted))]
[JsonDerivedType(typeof(PersonNotified), nameof(PersonNotified))]
[JsonDerivedType(typeof(NotificationsWithdrawn), nameof(NotificationsWithdrawn))]
[JsonDerivedType(typeof(NotificationsRead), nameof(NotificationsRead))]
[JsonDerivedType(typeof(SignInsEnded), nameof(SignInsEnded))]
[JsonDerivedType(typeof(SessionEnded), nameof(SessionEnded))]
[JsonDerivedType(typeof(TokenRevoked), nameof(TokenRevoked))]
[JsonDerivedType(typeof(AccountAdmitted), nameof(AccountAdmitted))]
[JsonDerivedType(typeof(EmailConfirmed), nameof(EmailConfirmed))]
[JsonDerivedType(typeof(AccessChanged), nameof(AccessChanged))]
public abstract record DomainEvent;

public sealed record AccountCreated(AccountId Account) : DomainEvent;

/// <summary>A local account may come in: its address is confirmed and, where the server asks for it, it is approved.</summary>
public sealed record AccountAdmitted(AccountId Account) : DomainEvent;

/// <summary>A member was shut out, or let back in: disabled, suspended, or no longer.</summary>
public sealed record AccessChanged(AccountId Account) : DomainEvent;

/// <summary>A person has shown that a new address, their first or another, is theirs.</summary>
public sealed record EmailConfirmed(AccountId Account) : DomainEvent;

public sealed record ProfileChanged(AccountId Account) : DomainEvent;

/// <param name="ShowBoosts">Their boosts are wanted too.</param>
/// <param name="Languages">The only ones that are wanted, with blanks between; null for any.</param>
public sealed record AccountFollowed(AccountId Follower, AccountId Followee, bool ShowBoosts = true, string? Languages = null) : DomainEvent;

public sealed record AccountUnfollowed(AccountId Follower, AccountId Followee) : DomainEvent;

/// <summary>Other boosts, languages or notices are wanted of somebody who is followed already; see <see cref="AccountFollowed"/>.</summary>
public sealed record FollowChanged(AccountId Follower, AccountId Followee, bool ShowBoosts = true, string? Languages = null) : DomainEvent;

public sealed record FollowRequested(AccountId Follower, AccountId Followee) : DomainEvent;

/// <summary>The request is gone without a follow: withdrawn by the one, or rejected by the other.</summary>
public sealed record FollowRequestWithdrawn(AccountId Follower, AccountId Followee) : DomainEvent;

/// <param name="Language">BCP 47; null where nobody said.</param>
/// <param name="Tags">Folded.</param>
/// <param name="AuthorPosts">How many posts the author has now; null where this one is not counted.</param>
/// <param name="Answered">What it answers, as that is counted now.</param>
/// <param name="Thread">The first post of its thread; null in old events.</param>
/// <param name="LocalOnly">See <see cref="Domain.Audience"/>, as for <paramref name="Community"/>.</param>
public sealed record PostPublished(
    PostId Post, AccountId Author, Visibility Visibility, PostId? ReplyTo, AccountId? ReplyToAuthor, IReadOnlyList<AccountId> Mentioned,
    string? Language = null, IReadOnlyList<string>? Tags = null, long? AuthorPosts = null, PostCounts? Answered = null,
    PostId? Thread = null, bool LocalOnly = false, CommunityId? Community = null)
    : DomainEvent
{
    [JsonIgnore]
    public Audience Audience => new(Visibility, LocalOnly, Community);
}

/// <summary>A post is gone. Its boosts follow (<see cref="BoostsEnded"/>), and show nothing until then.</summary>
/// <param name="ReplyTo">What it answered: that may have one answer less.</param>
/// <param name="Tags">Folded.</param>
/// <param name="Answered">What it answered, as that is counted now.</param>
/// <param name="Thread">The first post of its thread; null in old events.</param>
public sealed record PostDeleted(
    PostId Post, AccountId Author, Visibility? Visibility = null, PostId? ReplyTo = null, IReadOnlyList<string>? Tags = null,
    PostCounts? Answered = null, PostId? Thread = null, bool LocalOnly = false, CommunityId? Community = null) : DomainEvent
{
    /// <summary>Null in old events.</summary>
    [JsonIgnore]
    public Audience? Audience => Visibility is { } visibility ? new Audience(visibility, LocalOnly, Community) : null;
}

/// <summary>Some boosts are gone, because what they boosted was deleted. Of a post with many, they come in several such events.</summary>
public sealed record BoostsEnded(PostId Original, IReadOnlyList<EndedBoost> Boosts) : DomainEvent;

public sealed record EndedBoost(PostId Boost, AccountId By);

/// <summary>Some posts answer nothing any more, because what they answered was deleted. They come in several events as well.</summary>
public sealed record AnswersCutOff(PostId Answered, IReadOnlyList<PostId> Answers) : DomainEvent;

/// <param name="Counts">The original, as it is counted now.</param>
/// <param name="LocalOnly">The boost, as what was boosted.</param>
public sealed record PostBoosted(
    PostId Boost, PostId Original, AccountId By, AccountId Author, Visibility Visibility, PostCounts? Counts = null, bool LocalOnly = false,
    CommunityId? Community = null) : DomainEvent
{
    [JsonIgnore]
    public Audience Audience => new(Visibility, LocalOnly, Community);
}

/// <inheritdoc cref="PostBoosted"/>
public sealed record PostUnboosted(PostId Boost, PostId Original, AccountId By, PostCounts? Counts = null) : DomainEvent;

/// <param name="Counts">The post, as it is counted now.</param>
public sealed record PostFavourited(PostId Post, AccountId By, AccountId Author, PostCounts? Counts = null) : DomainEvent;

/// <inheritdoc cref="PostFavourited"/>
public sealed record PostUnfavourited(PostId Post, AccountId By, AccountId Author, PostCounts? Counts = null) : DomainEvent;

public sealed record PostBookmarked(PostId Post, AccountId By) : DomainEvent;
public sealed record PostUnbookmarked(PostId Post, AccountId By) : DomainEvent;
public sealed record PostPinned(PostId Post, AccountId By) : DomainEvent;
public sealed record PostUnpinned(PostId Post, AccountId By) : DomainEvent;

/// <summary>Somebody does not want to hear of what happens in a thread.</summary>
/// <param name="Thread">Its first post.</param>
public sealed record ThreadMuted(PostId Thread, AccountId By) : DomainEvent;

public sealed record ThreadUnmuted(PostId Thread, AccountId By) : DomainEvent;

/// <summary>Somebody has a new notification.</summary>
public sealed record PersonNotified(NotificationId Notification, AccountId Account) : DomainEvent;

/// <summary>Some notifications of these people are gone: taken back, dismissed, cleared, or too old.</summary>
public sealed record NotificationsWithdrawn(IReadOnlyList<AccountId> Accounts) : DomainEvent;

/// <summary>Somebody has read their notifications up to another one than before.</summary>
public sealed record NotificationsRead(AccountId Account) : DomainEvent;

/// <summary>Sessions and tokens were ended: by a sign-out everywhere, a new password, or an operator.</summary>
public sealed record SignInsEnded(AccountId Account) : DomainEvent;

public sealed record SessionEnded(SessionId Session, AccountId Account) : DomainEvent;

/// <summary>One token is void. <paramref name="Account"/> is null for an app's own token.</summary>
public sealed record TokenRevoked(TokenId Token, AccountId? Account) : DomainEvent;
