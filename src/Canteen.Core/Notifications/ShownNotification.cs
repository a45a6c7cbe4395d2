using Canteen.Core.Accounts;
using Canteen.Core.Posts;

namespace Canteen.Core.Notifications;

/// <summary>One thing that somebody did, as the person who is told may see it now.</summary>
/// <param name="Post">What was favourited or boosted, or what mentions one; null for follows.</param>
public sealed record ShownNotification(NotificationRow Row, CachedAccount From, ShownPost? Post)
{
    public NotificationId Id => Row.Id;
}
