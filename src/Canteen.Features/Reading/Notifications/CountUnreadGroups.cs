using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>How many groups of notifications are newer than the person's reading position; counted up to a limit.</summary>
public sealed class CountUnreadGroups(Database database)
{
    private const int MostRead = 1000;

    /// <param name="grouped">The kinds to group.</param>
    public Task<int> RunAsync(
        AccountId me, NotificationFilter filter, IReadOnlyCollection<string> grouped, int limit, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var unread = await NotificationReader.UnreadRowsAsync(db, me, filter, MostRead);
                return Math.Min(limit, unread.Select(row => row.GroupBy(grouped)).Distinct().Count());
            },
            ct);
}
