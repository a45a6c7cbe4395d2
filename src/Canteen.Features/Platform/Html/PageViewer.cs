using Canteen.Core.Accounts;
using Canteen.Core.Notifications;

namespace Canteen.Features.Platform.Html;

/// <summary>What the frame of a page shows about the person who is signed in.</summary>
public sealed class PageViewer(AccountCache accounts, UnreadCountCache unread, QuietHoursCache hours)
{
    /// <summary>Null where the account is gone.</summary>
    public async ValueTask<AccountView?> FindAsync(AccountId me, CancellationToken ct) =>
        (accounts.Find(me) ?? (await accounts.FindAsync([me], ct)).GetValueOrDefault(me.Value))?.View;

    /// <summary>
    /// How many notifications they have not read, counted up to <see cref="UnreadCountCache.Most"/>; while it is quiet for them, of those
    /// that are announced all the same.
    /// </summary>
    public ValueTask<long> CountUnreadAsync(AccountId me, CancellationToken ct) => unread.CountAsync(me, ct);

    /// <summary>They want to be left alone at this moment.</summary>
    public async ValueTask<bool> IsQuietAsync(AccountId me, CancellationToken ct) => await hours.QuietNowAsync(me, ct) is not null;
}
