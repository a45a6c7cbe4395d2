using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Posts;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Several people who did the same. Ids and time are those of the members that were read; the count is of all.</summary>
/// <param name="People">Newest first, at most <see cref="MaxPeople"/>.</param>
public sealed record NotificationGroup(
    GroupKey Key, string Kind, long Count, IReadOnlyList<AccountView> People, PostView? Post, NotificationSpan Span)
{
    public const int MaxPeople = 8;
}

/// <summary>From which to which notification, and when the newest came (milliseconds since 1970, UTC).</summary>
public sealed record NotificationSpan(long Oldest, long Newest, long LatestAt);
