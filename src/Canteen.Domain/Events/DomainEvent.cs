using System.Text.Json.Serialization;

namespace Canteen.Domain;

/// <summary>
/// Something that happened, as the event log keeps it. Names are in the past tense and are stored: never rename one. New members must be
/// optional, because old rows lack them.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AccountCreated), nameof(AccountCreated))]
[JsonDerivedType(typeof(ProfileChanged), nameof(ProfileChanged))]
[JsonDerivedType(typeof(AccountFollowed), nameof(AccountFollowed))]
[JsonDerivedType(typeof(AccountUnfollowed), nameof(AccountUnfollowed))]
[JsonDerivedType(typeof(FollowChanged), nameof(FollowChanged))]
[JsonDerivedType(typeof(FollowRequested), nameof(FollowRequested))]
[JsonDerivedType(typeof(FollowRequestWithdrawn), nameof(FollowRequestWithdrawn))]
[JsonDerivedType(typeof(RelationshipChanged), nameof(RelationshipChanged))]
[JsonDerivedType(typeof(AccountBlocked), nameof(AccountBlocked))]
[JsonDerivedType(typeof(AccountUnblocked), nameof(AccountUnblocked))]
[JsonDerivedType(typeof(DomainBlocked), nameof(DomainBlocked))]
[JsonDerivedType(typeof(DomainUnblocked), nameof(DomainUnblocked))]
[JsonDerivedType(typeof(AccountMuted), nameof(AccountMuted))]
[JsonDerivedType(typeof(AccountUnmuted), nameof(AccountUnmuted))]
[JsonDerivedType(typeof(FiltersChanged), nameof(FiltersChanged))]
[JsonDerivedType(typeof(ListsChanged), nameof(ListsChanged))]
[JsonDerivedType(typeof(CollectionsChanged), nameof(CollectionsChanged))]
[JsonDerivedType(typeof(SearchesChanged), nameof(SearchesChanged))]
[JsonDerivedType(typeof(SearchFound), nameof(SearchFound))]
[JsonDerivedType(typeof(TagFollowed), nameof(TagFollowed))]
[JsonDerivedType(typeof(TagUnfollowed), nameof(TagUnfollowed))]
[JsonDerivedType(typeof(TagAliasesChanged), nameof(TagAliasesChanged))]
[JsonDerivedType(typeof(FeaturedTagsChanged), nameof(FeaturedTagsChanged))]
[JsonDerivedType(typeof(SuggestionsChanged), nameof(SuggestionsChanged))]
[JsonDerivedType(typeof(PackChanged), nameof(PackChanged))]
[JsonDerivedType(typeof(MembershipChanged), nameof(MembershipChanged))]
[JsonDerivedType(typeof(OrganisationChanged), nameof(OrganisationChanged))]
[JsonDerivedType(typeof(ChatChanged), nameof(ChatChanged))]
[JsonDerivedType(typeof(ChatPostRuled), nameof(ChatPostRuled))]
[JsonDerivedType(typeof(ChatRemembered), nameof(ChatRemembered))]
[JsonDerivedType(typeof(ChatHabitsChanged), nameof(ChatHabitsChanged))]
[JsonDerivedType(typeof(PostPublished), nameof(PostPublished))]
[JsonDerivedType(typeof(PostEdited), nameof(PostEdited))]
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
[JsonDerivedType(typeof(HomeRead), nameof(HomeRead))]
[JsonDerivedType(typeof(QuietHoursChanged), nameof(QuietHoursChanged))]
[JsonDerivedType(typeof(SignInsEnded), nameof(SignInsEnded))]
[JsonDerivedType(typeof(SessionEnded), nameof(SessionEnded))]
[JsonDerivedType(typeof(TokenRevoked), nameof(TokenRevoked))]
[JsonDerivedType(typeof(AccountAdmitted), nameof(AccountAdmitted))]
[JsonDerivedType(typeof(EmailConfirmed), nameof(EmailConfirmed))]
[JsonDerivedType(typeof(AccessChanged), nameof(AccessChanged))]
[JsonDerivedType(typeof(AccountSuspended), nameof(AccountSuspended))]
public abstract record DomainEvent;

/// <param name="Domain">Of another server, as its account has it; null for an account of this one.</param>
public sealed record AccountCreated(AccountId Account, string? Domain = null) : DomainEvent;

/// <summary>
/// A local account may sign in: its e-mail address is confirmed and, where the server requires it, the account is approved.
/// </summary>
public sealed record AccountAdmitted(AccountId Account) : DomainEvent;

/// <summary>A member was disabled or suspended, or this was undone.</summary>
public sealed record AccessChanged(AccountId Account) : DomainEvent;

/// <summary>A person has confirmed an e-mail address, their first or a new one.</summary>
public sealed record EmailConfirmed(AccountId Account) : DomainEvent;

/// <summary>
/// Nobody sees anything of an account any more, of this server or another; its own people are shut out with it. When they are let back in,
/// <see cref="AccessChanged"/> says so.
/// </summary>
public sealed record AccountSuspended(AccountId Account) : DomainEvent;

public sealed record ProfileChanged(AccountId Account) : DomainEvent;

/// <param name="ShowBoosts">The follower wants to see the followee's boosts too.</param>
/// <param name="Languages">The only languages that the follower wants to see, separated by spaces; null for all.</param>
public sealed record AccountFollowed(
    AccountId Follower, AccountId Followee, bool ShowBoosts = true, string? Languages = null) : DomainEvent;

/// <param name="By">Which of the two ended it: another server hears of it in other words. Null in old events.</param>
public sealed record AccountUnfollowed(AccountId Follower, AccountId Followee, AccountId? By = null) : DomainEvent;

/// <summary>
/// The options of an existing follow have changed: boosts, languages or being notified of posts; see <see cref="AccountFollowed"/>.
/// </summary>
public sealed record FollowChanged(AccountId Follower, AccountId Followee, bool ShowBoosts = true, string? Languages = null) : DomainEvent;

public sealed record FollowRequested(AccountId Follower, AccountId Followee) : DomainEvent;

/// <summary>The request is gone without a follow: withdrawn by the one, or rejected by the other.</summary>
/// <param name="By">Who did it; null in old events.</param>
public sealed record FollowRequestWithdrawn(AccountId Follower, AccountId Followee, AccountId? By = null) : DomainEvent;

/// <summary>Somebody features another person on their profile, or wrote a remark about them, or took that back.</summary>
public sealed record RelationshipChanged(AccountId By, AccountId Other) : DomainEvent;

/// <summary>From now on neither sees anything of the other.</summary>
public sealed record AccountBlocked(AccountId By, AccountId Other) : DomainEvent;

/// <summary>A block is over. Where it was no slip that was corrected at once, the follows ended with it.</summary>
public sealed record AccountUnblocked(AccountId By, AccountId Other) : DomainEvent;

/// <summary>Somebody does not want to read another person; also when they change for how long.</summary>
/// <param name="Until">Milliseconds; null: until they say otherwise.</param>
public sealed record AccountMuted(AccountId By, AccountId Other, long? Until = null) : DomainEvent;

public sealed record AccountUnmuted(AccountId By, AccountId Other) : DomainEvent;

/// <summary>Somebody does not want to see anything of another server.</summary>
/// <param name="Domain">As its accounts have it.</param>
public sealed record DomainBlocked(AccountId By, string Domain) : DomainEvent;

/// <inheritdoc cref="DomainBlocked"/>
public sealed record DomainUnblocked(AccountId By, string Domain) : DomainEvent;

/// <summary>Somebody's filters are not what they were.</summary>
public sealed record FiltersChanged(AccountId Account) : DomainEvent;

/// <summary>Somebody follows a hashtag, or follows it in another way than before.</summary>
/// <param name="Tag">Folded.</param>
/// <param name="OnlyFrom">Only what the people of this list of theirs write.</param>
/// <param name="MostADay">At most so many posts a day; null for all.</param>
public sealed record TagFollowed(AccountId By, string Tag, Id<PersonalList>? OnlyFrom = null, int? MostADay = null) : DomainEvent;

/// <inheritdoc cref="TagFollowed"/>
public sealed record TagUnfollowed(AccountId By, string Tag) : DomainEvent;

/// <summary>Hashtags are read together from now on, or apart again.</summary>
/// <param name="Names">Folded: all that are or were read together with one of them.</param>
public sealed record TagAliasesChanged(IReadOnlyList<string> Names) : DomainEvent;

/// <summary>Somebody shows other hashtags on their profile than before.</summary>
public sealed record FeaturedTagsChanged(AccountId By) : DomainEvent;

/// <summary>Somebody does not want to have a person suggested, or no longer minds.</summary>
public sealed record SuggestionsChanged(AccountId Account) : DomainEvent;

/// <summary>Somebody's lists are not what they were.</summary>
/// <param name="Filled">The one that has other people, hashtags or answers in it than before, or is gone; null where none has.</param>
/// <param name="MovesHome">Other people's posts than before are in the owner's home.</param>
public sealed record ListsChanged(AccountId Owner, Id<PersonalList>? Filled = null, bool MovesHome = false) : DomainEvent;

/// <summary>Somebody's collections, apart from what is in them, are not what they were.</summary>
public sealed record CollectionsChanged(AccountId Owner) : DomainEvent;

/// <summary>What somebody has saved of searches is not what it was.</summary>
/// <param name="Deleted">One is gone, and with it from the lists that it was in.</param>
public sealed record SearchesChanged(AccountId Owner, bool Deleted = false) : DomainEvent;

/// <summary>A saved search found posts of which its owner wants to be told.</summary>
/// <param name="Title">What its owner calls it.</param>
/// <param name="Newest">The newest of them.</param>
/// <param name="Author">Who wrote that one.</param>
/// <param name="Posts">How many there are; more than are counted are said to be that many.</param>
public sealed record SearchFound(
    AccountId Owner, Id<SavedSearch> Search, string Title, PostId Newest, AccountId Author, int Posts) : DomainEvent;

/// <summary>Somebody was asked to be in a pack, answered, or was taken out; also when the pack is gone.</summary>
/// <param name="People">Who.</param>
public sealed record PackChanged(Id<Pack> Pack, AccountId Maker, IReadOnlyList<AccountId> People) : DomainEvent;

/// <summary>An organisation confirmed somebody, invited them or let them go, or they show it in another way.</summary>
public sealed record MembershipChanged(AccountId Account, Id<Organisation> Organisation) : DomainEvent;

/// <summary>An organisation is new, open, closed, or says something else of itself.</summary>
public sealed record OrganisationChanged(Id<Organisation> Organisation) : DomainEvent;

/// <summary>A tweetchat is not what it was: announced, moved, opened, a question asked, held, over, called off.</summary>
/// <param name="Tag">Folded.</param>
/// <param name="Asked">The question that was asked with this.</param>
public sealed record ChatChanged(Id<Chat> Chat, string Tag, ChatState State, Id<ChatQuestion>? Asked = null) : DomainEvent;

/// <summary>A host parked, featured, let in or took out a post of a tweetchat, or undid that.</summary>
/// <param name="Question">The question that it answers.</param>
/// <param name="IsShown">It is in the chat after this.</param>
public sealed record ChatPostRuled(Id<Chat> Chat, PostId Post, Id<ChatQuestion>? Question, bool IsShown) : DomainEvent;

/// <summary>Somebody is reminded of a tweetchat.</summary>
public sealed record ChatRemembered(Id<Chat> Chat, string Title, AccountId Host, AccountId Account, ChatNews News) : DomainEvent;

/// <summary>Somebody wants what is said in tweetchats in their home, or in those of their followers, or no longer.</summary>
public sealed record ChatHabitsChanged(AccountId Account) : DomainEvent;

/// <param name="Language">A BCP 47 tag; null if none was given.</param>
/// <param name="Tags">Folded.</param>
/// <param name="AuthorPosts">How many posts the author has now; null if this one is not counted.</param>
/// <param name="Answered">The current counts of the post that this one answers.</param>
/// <param name="Thread">The first post of its thread; null in old events.</param>
/// <param name="LocalOnly">See <see cref="Domain.Audience"/>, as for <paramref name="Community"/>.</param>
/// <param name="TagNumbers">
/// For each of the hashtags, which one this is among its listed posts of the day, from 1; null in old events.
/// </param>
/// <param name="Chat">The tweetchat that it belongs to.</param>
/// <param name="Question">The question that it answers there.</param>
/// <param name="Aside">It does not come into the homes of those who follow its author, unless they want such posts.</param>
public sealed record PostPublished(
    PostId Post, AccountId Author, Visibility Visibility, PostId? ReplyTo, AccountId? ReplyToAuthor, IReadOnlyList<AccountId> Mentioned,
    string? Language = null, IReadOnlyList<string>? Tags = null, long? AuthorPosts = null, PostCounts? Answered = null,
    PostId? Thread = null, bool LocalOnly = false, CommunityId? Community = null, IReadOnlyList<int>? TagNumbers = null,
    Id<Chat>? Chat = null, Id<ChatQuestion>? Question = null, bool Aside = false) : DomainEvent
{
    [JsonIgnore]
    public Audience Audience => new(Visibility, LocalOnly, Community);
}

/// <summary>A post says something else than before. What it answers stays.</summary>
/// <param name="Thread">The first post of its thread.</param>
/// <param name="ReplyToAuthor">Whom it answers.</param>
public sealed record PostEdited(
    PostId Post, AccountId Author, PostReach Before, PostReach Now, PostId Thread, PostId? ReplyTo = null, AccountId? ReplyToAuthor = null)
    : DomainEvent
{
    /// <summary>Others than before may see it, or have it in their home timelines.</summary>
    [JsonIgnore]
    public bool MovesIt =>
        Before.Audience != Now.Audience || Before.Language != Now.Language
        || (!Now.Audience.IsForEveryone && !Before.Mentioned.ToHashSet().SetEquals(Now.Mentioned));

    /// <summary>It may be in other timelines than before, also in those that follow its hashtags.</summary>
    [JsonIgnore]
    public bool MovesByTag => MovesIt || !Before.Tags.SequenceEqual(Now.Tags);
}

/// <summary>Whom a post comes to.</summary>
/// <param name="Mentioned">Without the author.</param>
/// <param name="Tags">Folded.</param>
/// <param name="Language">BCP 47; null where nobody said.</param>
public sealed record PostReach(
    Visibility Visibility, IReadOnlyList<AccountId> Mentioned, IReadOnlyList<string> Tags, string? Language = null,
    bool LocalOnly = false, CommunityId? Community = null)
{
    [JsonIgnore]
    public Audience Audience => new(Visibility, LocalOnly, Community);
}

/// <summary>A post is gone. Its boosts follow (<see cref="BoostsEnded"/>), and show nothing until then.</summary>
/// <param name="ReplyTo">What it answered: that may have one answer less.</param>
/// <param name="Tags">Folded.</param>
/// <param name="Answered">The current counts of the post that it answered.</param>
/// <param name="Thread">The first post of its thread; null in old events.</param>
/// <param name="Uri">The object's address on the wire; null in old events.</param>
/// <param name="Mentioned">Without the author; null in old events.</param>
/// <param name="ReplyToAuthor">Whose post it answered.</param>
/// <param name="Chat">The tweetchat that it belonged to.</param>
public sealed record PostDeleted(
    PostId Post, AccountId Author, Visibility? Visibility = null, PostId? ReplyTo = null, IReadOnlyList<string>? Tags = null,
    PostCounts? Answered = null, PostId? Thread = null, string? Uri = null, IReadOnlyList<AccountId>? Mentioned = null,
    AccountId? ReplyToAuthor = null, bool LocalOnly = false, CommunityId? Community = null, Id<Chat>? Chat = null) : DomainEvent
{
    /// <summary>Null in old events.</summary>
    [JsonIgnore]
    public Audience? Audience => Visibility is { } visibility ? new Audience(visibility, LocalOnly, Community) : null;
}

/// <summary>Some boosts ended because the post they boosted was deleted. If there are many, they come in several such events.</summary>
public sealed record BoostsEnded(PostId Original, IReadOnlyList<EndedBoost> Boosts) : DomainEvent;

public sealed record EndedBoost(PostId Boost, AccountId By);

/// <summary>Some posts answer nothing any more, because what they answered was deleted. They come in several events as well.</summary>
/// <param name="Authors">Who wrote them, once each: they had the post. Null in old events.</param>
public sealed record AnswersCutOff(PostId Answered, IReadOnlyList<PostId> Answers, IReadOnlyList<AccountId>? Authors = null) : DomainEvent;

/// <param name="Counts">The current counts of the original.</param>
/// <param name="LocalOnly">Of the boost, as of the original.</param>
public sealed record PostBoosted(
    PostId Boost, PostId Original, AccountId By, AccountId Author, Visibility Visibility, PostCounts? Counts = null, bool LocalOnly = false,
    CommunityId? Community = null) : DomainEvent
{
    [JsonIgnore]
    public Audience Audience => new(Visibility, LocalOnly, Community);
}

/// <inheritdoc cref="PostBoosted"/>
/// <param name="Author">Whose post it was that had been boosted; null in old events.</param>
/// <param name="Visibility">Of the boost; null in old events.</param>
/// <param name="OriginalUri">The address of what was boosted; null for a post of this server, whose address follows from its ids.</param>
public sealed record PostUnboosted(
    PostId Boost, PostId Original, AccountId By, PostCounts? Counts = null, AccountId? Author = null, Visibility? Visibility = null,
    string? OriginalUri = null) : DomainEvent;

/// <param name="Counts">The current counts of the post.</param>
public sealed record PostFavourited(PostId Post, AccountId By, AccountId Author, PostCounts? Counts = null) : DomainEvent;

/// <inheritdoc cref="PostFavourited"/>
/// <param name="Uri">The address of the post; null for one of this server, whose address follows from its ids.</param>
public sealed record PostUnfavourited(
    PostId Post, AccountId By, AccountId Author, PostCounts? Counts = null, string? Uri = null) : DomainEvent;

public sealed record PostBookmarked(PostId Post, AccountId By) : DomainEvent;
public sealed record PostUnbookmarked(PostId Post, AccountId By) : DomainEvent;
public sealed record PostPinned(PostId Post, AccountId By) : DomainEvent;
public sealed record PostUnpinned(PostId Post, AccountId By) : DomainEvent;

/// <summary>Somebody does not want to be notified of what happens in a thread.</summary>
/// <param name="Thread">The first post of the thread.</param>
public sealed record ThreadMuted(PostId Thread, AccountId By) : DomainEvent;

public sealed record ThreadUnmuted(PostId Thread, AccountId By) : DomainEvent;

/// <summary>Somebody has a new notification.</summary>
/// <param name="From">Who caused it; null in old events.</param>
/// <param name="IsPrivate">It is a mention that only those mentioned may read.</param>
public sealed record PersonNotified(
    NotificationId Notification, AccountId Account, AccountId? From = null, bool IsPrivate = false) : DomainEvent;

/// <summary>Some notifications of these people were removed: undone, dismissed, cleared, or too old.</summary>
public sealed record NotificationsWithdrawn(IReadOnlyList<AccountId> Accounts) : DomainEvent;

/// <summary>Somebody has read their notifications further than before.</summary>
public sealed record NotificationsRead(AccountId Account) : DomainEvent;

/// <summary>How far somebody has read their home, or where they stopped reading it, has changed.</summary>
public sealed record HomeRead(AccountId Account) : DomainEvent;

/// <summary>When somebody wants to be left alone is not what it was, or what is announced to them all the same.</summary>
public sealed record QuietHoursChanged(AccountId Account) : DomainEvent;

/// <summary>Sessions and tokens of an account were ended: by signing out everywhere, by a new password, or by an operator.</summary>
public sealed record SignInsEnded(AccountId Account) : DomainEvent;

public sealed record SessionEnded(SessionId Session, AccountId Account) : DomainEvent;

/// <summary>One token was revoked. <paramref name="Account"/> is null for an app's own token.</summary>
public sealed record TokenRevoked(TokenId Token, AccountId? Account) : DomainEvent;
