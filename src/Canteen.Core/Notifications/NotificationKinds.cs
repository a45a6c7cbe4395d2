namespace Canteen.Core.Notifications;

/// <summary>What people are notified of. The words are stored: never rename one.</summary>
public static class NotificationKinds
{
    public const string Mention = "mention";
    public const string Follow = "follow";
    public const string FollowRequest = "follow_request";
    public const string Favourite = "favourite";
    public const string Boost = "boost";

    /// <summary>Somebody posted whose posts one wants to be told of, or a saved search found the post.</summary>
    public const string Post = "post";

    /// <summary>There is something to say of a tweetchat: it starts soon, it was moved, one is asked to be a host of it.</summary>
    public const string Chat = "chat";

    public static readonly IReadOnlyList<string> All = [Mention, Follow, FollowRequest, Favourite, Boost, Post, Chat];

    /// <summary>The kinds of which several are shown as one.</summary>
    public static readonly IReadOnlyList<string> Grouped = [Follow, Favourite, Boost];
}
