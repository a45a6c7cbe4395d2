using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Posts;

namespace Canteen.Features.Platform.Notifications;

/// <summary>One thing that somebody did, as the person who is told may see it now. Time in milliseconds since 1970 (UTC).</summary>
/// <param name="Post">What was favourited or boosted, or what mentions one; null for follows.</param>
public sealed record ShownNotification(NotificationId Id, string Kind, KnownAccount From, ShownPost? Post, long CreatedAt)
{
    public GroupKey Group => GroupKey.Of(Id, Kind, Post?.Id);
}
