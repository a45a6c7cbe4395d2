using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// How many notifications are newer than the person's reading position; counted up to a limit. While it is quiet for them, only those that
/// are announced all the same.
/// </summary>
public sealed class CountUnread(Database database, QuietHoursCache hours)
{
    public async Task<int> RunAsync(AccountId me, NotificationFilter filter, int limit, CancellationToken ct)
    {
        var quiet = await hours.QuietNowAsync(me, ct);
        return await database.ReadAsync(async db => (await NotificationReader.UnreadRowsAsync(db, me, filter, limit, quiet)).Count, ct);
    }
}
