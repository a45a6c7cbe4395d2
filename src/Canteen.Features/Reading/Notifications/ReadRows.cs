using Canteen.Core.Notifications;
using Canteen.Core.Paging;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Rows in the order of the window, and the ids (both exclusive) between which there are no others.</summary>
internal sealed record ReadRows(List<NotificationRow> Rows, long Above, long Below)
{
    public bool HasAllOf(GroupKey key) => key.From > Above && key.To <= Below;

    public bool HasAllOf(PageWindow window) => Above <= window.Above && Below >= window.Below;
}
