using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>How many notifications are newer than the person's reading position; counted up to a limit.</summary>
public sealed class CountUnread(Database database)
{
    public Task<int> RunAsync(AccountId me, NotificationFilter filter, int limit, CancellationToken ct) =>
        database.ReadAsync(async db => (await NotificationReader.UnreadRowsAsync(db, me, filter, limit)).Count, ct);
}
