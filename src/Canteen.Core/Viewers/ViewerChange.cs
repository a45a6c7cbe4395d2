namespace Canteen.Core.Viewers;

/// <summary>A change to what decides what one person sees, or how.</summary>
/// <param name="Whose">That person.</param>
internal abstract record ViewerChange(AccountId Whose)
{
    /// <summary>Null for an event that changes nothing of this kind.</summary>
    public static ViewerChange? Of(DomainEvent happened) => happened switch
    {
        AccountFollowed e => new FollowChange(e.Follower, e.Followee, new FollowedRow(e.Followee, e.ShowBoosts, e.Languages)),
        FollowChanged e => new FollowChange(e.Follower, e.Followee, new FollowedRow(e.Followee, e.ShowBoosts, e.Languages)),
        AccountUnfollowed e => new FollowChange(e.Follower, e.Followee, null),
        _ => FlagChange.Of(happened),
    };
}

/// <param name="Row">How they are followed from now on; null: not at all.</param>
internal sealed record FollowChange(AccountId Whose, AccountId Whom, FollowedRow? Row) : ViewerChange(Whose);
