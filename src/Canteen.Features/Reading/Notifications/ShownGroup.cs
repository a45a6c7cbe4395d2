using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Posts;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Several people who did the same. Ids and time are those of the members that were read; the count is of all.</summary>
/// <param name="People">Newest first, at most <see cref="NotificationGroup.MaxPeople"/>.</param>
public sealed record ShownGroup(GroupKey Key, string Kind, long Count, IReadOnlyList<KnownAccount> People, ShownPost? Post, NotificationSpan Span)
{
    public NotificationGroup ToView() => new(Key, Kind, Count, [.. People.Select(person => person.View)], Post?.ToView(), Span);
}
