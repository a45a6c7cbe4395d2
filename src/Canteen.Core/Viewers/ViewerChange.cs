namespace Canteen.Core.Viewers;

/// <summary>A change to what decides what one person sees, or how.</summary>
/// <param name="Whose">That person.</param>
internal abstract record ViewerChange(AccountId Whose)
{
    /// <summary>None for an event that changes nothing of this kind.</summary>
    public static IReadOnlyList<ViewerChange> Of(DomainEvent happened) => happened switch
    {
        AccountFollowed e => [new FollowChange(e.Follower, e.Followee, new FollowedRow(e.Followee, e.ShowBoosts, e.Languages))],
        FollowChanged e => [new FollowChange(e.Follower, e.Followee, new FollowedRow(e.Followee, e.ShowBoosts, e.Languages))],
        AccountUnfollowed e => [new FollowChange(e.Follower, e.Followee, null)],
        AccountBlocked e => RestrictionChange.Block(e.By, e.Other, on: true),
        AccountUnblocked e => RestrictionChange.Block(e.By, e.Other, on: false),
        AccountMuted e => [new RestrictionChange(e.By, e.Other, known => known with { MutedUntil = e.Until ?? long.MaxValue })],
        AccountUnmuted e => [new RestrictionChange(e.By, e.Other, known => known with { MutedUntil = 0 })],
        ChatHabitsChanged e => [new ReloadChange(e.Account)],
        DomainBlocked e => [new ReloadChange(e.By)],
        DomainUnblocked e => [new ReloadChange(e.By)],
        ListsChanged { MovesHome: true } e => [new ReloadChange(e.Owner)],
        ListsChanged { Filled: { } list } e => [new ListChange(e.Owner, list)],
        // With a hashtag go all that are read together with it: what these are, only the database knows.
        TagFollowed e => [new ReloadChange(e.By)],
        TagUnfollowed e => [new ReloadChange(e.By)],
        TagAliasesChanged e => [new TagGroupsChange(e.Names)],
        _ => FlagChange.Of(happened) is { } change ? [change] : [],
    };
}

/// <param name="Row">How they are followed from now on; null: not at all.</param>
internal sealed record FollowChange(AccountId Whose, AccountId Whom, FollowedRow? Row) : ViewerChange(Whose);

/// <summary>They have to be read anew.</summary>
internal sealed record ReloadChange(AccountId Whose) : ViewerChange(Whose);

/// <summary>Other people are in a list than before.</summary>
internal sealed record ListChange(AccountId Whose, Id<PersonalList> List) : ViewerChange(Whose);

/// <summary>Whoever follows one of these hashtags has to be read anew.</summary>
/// <param name="Tags">Folded.</param>
internal sealed record TagGroupsChange(IReadOnlyList<string> Tags) : ViewerChange(default(AccountId));

internal sealed record RestrictionChange(AccountId Whose, AccountId Other, Func<Restriction, Restriction> Change) : ViewerChange(Whose)
{
    public static IReadOnlyList<ViewerChange> Block(AccountId by, AccountId other, bool on) =>
    [
        new RestrictionChange(by, other, known => known with { Blocks = on }),
        new RestrictionChange(other, by, known => known with { BlockedBy = on }),
    ];
}
