using Canteen.Core.Accounts;
using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Everyone in a group, newest first; the cursors are notification ids.</summary>
public sealed class ListGroupPeople(Database database, AccountHydrator accounts)
{
    public Task<Page<AccountView>> RunAsync(AccountId me, GroupKey key, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var rows = await NotificationGroups.MembersAsync(db, me, key, window);
                var people = await accounts.LoadAsync(db, [.. rows.Select(row => row.FromId).Distinct()]);
                return Page<AccountView>.Of(window, rows, row => row.Id.Value, people);
            },
            ct);
}
