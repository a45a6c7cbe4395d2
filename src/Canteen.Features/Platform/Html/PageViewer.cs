using Canteen.Core.Accounts;
using Canteen.Core.Notifications;

namespace Canteen.Features.Platform.Html;

/// <summary>What the frame of a page shows about the person who is signed in.</summary>
public sealed class PageViewer(AccountCache accounts, UnreadCountCache unread)
{
    /// <summary>Null where the account is gone.</summary>
    public async ValueTask<AccountView?> FindAsync(AccountId me, CancellationToken ct) =>
        (accounts.Find(me) ?? (await accounts.FindAsync([me], ct)).GetValueOrDefault(me.Value))?.View;

    /// <summary>How many notifications they have not read, counted up to <see cref="UnreadCountCache.Most"/>.</summary>
    public async ValueTask<long> CountUnreadAsync(AccountId me, CancellationToken ct) => (await unread.FindAsync(me, ct)).Count;
}
