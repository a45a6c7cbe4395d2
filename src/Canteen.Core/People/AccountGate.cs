using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Core.People;

/// <summary>
/// Who may find which account. For whoever was blocked it is as if the other did not exist; lists of people leave out both ways.
/// </summary>
public sealed class AccountGate(AccountHydrator hydrator, AccountCache accounts, ViewerCache viewers)
{
    /// <summary>Null where there is no such account, and where it blocked the viewer.</summary>
    public async Task<AccountView?> FindAsync(ReadSession db, AccountId id, AccountId? viewer)
    {
        if (await hydrator.FindAsync(db, id) is not { } account) return null;
        if (viewer is not { } me || me == id) return account;
        return await db.ScalarAsync<long>(BlockRule.BlockedBySql, new { other = id, viewer = me }) == 0 ? account : null;
    }

    public async Task<bool> BlocksAsync(ReadSession db, AccountId viewer, AccountId other) =>
        await db.ScalarAsync<long>(BlockRule.BlockedBySql, new { other = viewer, viewer = other }) > 0;

    /// <summary>The viewer blocked the server of an account.</summary>
    public async Task<bool> BlocksServerAsync(ReadSession db, AccountId viewer, AccountView other) =>
        await db.ScalarAsync<long>(
            "SELECT COUNT(*) FROM blocked_domains WHERE account_id = @viewer AND domain = @Domain", new { viewer, other.Domain }) > 0;

    /// <summary>As <see cref="FindAsync(ReadSession, AccountId, AccountId?)"/>, from memory where it is there.</summary>
    public async ValueTask<AccountView?> FindAsync(AccountId id, AccountId? viewer, CancellationToken ct) =>
        (await FindAsync([id], viewer, ct)).FirstOrDefault();

    /// <returns>Those that there are and that did not block the viewer, in their order.</returns>
    public async ValueTask<List<AccountView>> FindAsync(IReadOnlyList<AccountId> ids, AccountId? viewer, CancellationToken ct)
    {
        var known = await accounts.FindAsync(ids, ct);
        var reader = await ReaderAsync(viewer, ct);
        return [.. ids.Where(id => known.ContainsKey(id.Value) && reader?.IsBlockedBy(id) != true).Select(id => known[id.Value].View)];
    }

    /// <summary>The account itself, or null where it blocked the viewer.</summary>
    public async ValueTask<AccountView?> ShowAsync(AccountView? account, AccountId? viewer, CancellationToken ct) =>
        account is not null && (await ReaderAsync(viewer, ct))?.IsBlockedBy(account.Id) == true ? null : account;

    /// <returns>Those who may be in a list that is shown to the viewer.</returns>
    public async ValueTask<IReadOnlyList<AccountView>> ListedAsync(
        IReadOnlyList<AccountView> people, AccountId? viewer, CancellationToken ct) =>
        await ReaderAsync(viewer, ct) is { IsUnrestricted: false } reader
            ? [.. people.Where(person => BlockRule.IsListed(reader, person.Id))]
            : people;

    private async ValueTask<Viewer?> ReaderAsync(AccountId? viewer, CancellationToken ct) =>
        viewer is { } me ? await viewers.FindAsync(me, ct) : null;
}
