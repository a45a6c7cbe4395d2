using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

internal static class TokenRows
{
    /// <summary>Revokes a token and announces it. If it is revoked already, nothing happens.</summary>
    public static async Task RevokeAsync(WriteTransaction tx, TokenId token, AccountId? account)
    {
        var revoked = await tx.ExecuteAsync(
            "UPDATE tokens SET revoked_at = @Now WHERE id = @Id AND revoked_at IS NULL", new { Id = token.Value, tx.Now });
        if (revoked > 0) await tx.AnnounceAsync(new TokenRevoked(token, account));
    }
}
