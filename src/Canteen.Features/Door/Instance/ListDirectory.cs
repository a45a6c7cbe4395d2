using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.Door.Instance;

/// <summary>People who want to be discovered: those who posted last, or the newest.</summary>
public sealed class ListDirectory(Database database, AccountHydrator hydrator)
{
    private const string Discoverable =
        $"""
        SELECT a.id FROM accounts a
        WHERE a.discoverable = TRUE AND a.suspended_at IS NULL AND (@onlyLocal = FALSE OR a.domain = '') AND {AccountHydrator.ShownSql}
          AND {BlockRule.ListedSql}
        """;

    /// <param name="offset">How many to skip; Mastodon pages the directory this way.</param>
    public Task<List<AccountView>> RunAsync(
        bool newest, bool onlyLocal, AccountId? viewer, int limit, int offset, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var order = newest ? "a.id DESC" : "coalesce(a.last_post_at, 0) DESC, a.id DESC";
                var ids = await db.QueryAsync<AccountId>(
                    $"{Discoverable} ORDER BY {order} LIMIT @limit OFFSET @offset",
                    new { onlyLocal, viewer = viewer?.Value ?? 0, limit, offset });
                return await hydrator.LoadAsync(db, ids);
            },
            ct);
}
