using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>
/// Revokes apps' own tokens that have not been used for 30 days: the app can ask for another. A person's token lasts until the person or
/// the app revokes it.
/// </summary>
internal sealed class EndIdleTokens(Database database) : ICleanup
{
    internal const string FindSql =
        """
        SELECT id FROM tokens WHERE account_id IS NULL AND revoked_at IS NULL AND coalesce(used_at, created_at) < @Before
        ORDER BY coalesce(used_at, created_at) LIMIT @Most
        """;

    // Each revocation is announced, so that no node goes on accepting the token from memory.
    private const int MostAtOnce = 100;
    private const long Kept = 30L * 24 * 60 * 60 * 1000;

    public Task<bool> ClearAsync(CancellationToken ct) => database.WriteAsync(
        async tx =>
        {
            var idle = await tx.QueryAsync<long>(FindSql, new { Before = tx.Now - Kept, Most = MostAtOnce });
            foreach (var id in idle) await TokenRows.RevokeAsync(tx, new(id), null);
            return idle.Count == MostAtOnce;
        },
        ct);
}
