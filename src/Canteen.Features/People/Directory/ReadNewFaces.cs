using Canteen.Core.Accounts;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Features.People.Directory;

/// <summary>
/// The newest members who have posted and want to be found, without those whom the viewer follows already. They are read at most once a
/// minute, since every page shows them.
/// </summary>
public sealed class ReadNewFaces(Database database, AccountHydrator accounts, ViewerCache viewers, TimeProvider clock)
{
    private const int Shown = 3;
    private const int Kept = 24;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private const string NewestSql =
        """
        SELECT id FROM accounts
        WHERE domain = '' AND discoverable = TRUE AND suspended_at IS NULL AND posts_count > 0
        ORDER BY id DESC LIMIT @Kept
        """;

    private (long At, List<AccountView> Faces)? _read;

    public async Task<IReadOnlyList<AccountView>> RunAsync(AccountId? viewer, CancellationToken ct)
    {
        var newest = await NewestAsync(ct);
        if (viewer is not { } me || newest.Count == 0) return [.. newest.Take(Shown)];
        var reader = await viewers.FindAsync(me, ct);
        return [.. newest.Where(a => a.Id != me && !reader.Follows(a.Id) && !reader.IsApartFrom(a.Id)).Take(Shown)];
    }

    private async Task<List<AccountView>> NewestAsync(CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (_read is { } read && now - read.At < Fresh.TotalMilliseconds) return read.Faces;
        var faces = await database.ReadAsync(
            async db => await accounts.LoadAsync(db, await db.QueryAsync<AccountId>(NewestSql, new { Kept })), ct);
        _read = (now, faces);
        return faces;
    }
}
