using Canteen.Core.Accounts;
using Canteen.Core.Posts;

namespace Canteen.Core.Notifications;

/// <summary>A notification as its reader may see it now.</summary>
/// <param name="Post">The post that was favourited or boosted, or that mentions the reader; null for follows.</param>
public sealed record ShownNotification(NotificationRow Row, CachedAccount From, ShownPost? Post)
{
    public NotificationId Id => Row.Id;
}
