using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>Checks whether an invitation is open, and counts its use. The person who made it must still be let in themselves.</summary>
public static class InviteGate
{
    private const string OpenSql =
        """
        code = @Text AND (max_uses IS NULL OR uses < max_uses) AND (expires_at IS NULL OR expires_at > @now)
          AND NOT EXISTS (SELECT 1 FROM users u JOIN accounts a ON a.id = u.account_id
                          WHERE u.account_id = invites.created_by AND (u.disabled_at IS NOT NULL OR a.suspended_at IS NOT NULL))
        """;

    /// <param name="now">Milliseconds since 1970.</param>
    public static async Task<bool> IsOpenAsync(ReadSession db, InviteCode code, long now) =>
        await db.ScalarAsync<long>($"SELECT count(*) FROM invites WHERE {OpenSql}", new { code.Text, now }) > 0;

    /// <returns>The invitation's id; null when it is not open.</returns>
    public static async Task<long?> UseAsync(WriteTransaction tx, string text) =>
        InviteCode.TryParse(text, out var code)
            ? await tx.ScalarAsync<long?>(
                $"UPDATE invites SET uses = uses + 1 WHERE {OpenSql} RETURNING id", new { code.Text, now = tx.Now })
            : null;
}
