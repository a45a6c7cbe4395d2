using Canteen.Features.Platform.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>One group, with every member read.</summary>
public sealed class ShowNotificationGroup(Database database, NotificationGroups groups)
{
    public Task<Outcome<NotificationGroup>> RunAsync(AccountId me, GroupKey key, CancellationToken ct) =>
        database.ReadAsync<Outcome<NotificationGroup>>(
            async db =>
            {
                var rows = await NotificationGroups.MembersAsync(db, me, key, new(NotificationGroups.MaxRead));
                return await groups.AssembleAsync(db, me, NotificationFilter.Everything, NotificationKinds.Grouped, rows) is [var group]
                    ? group
                    : Fault.NotFound;
            },
            ct);
}
