using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>The person has agreed: makes a code for the app, valid once and for ten minutes.</summary>
public sealed class GrantCode(Database database)
{
    private const long Lifetime = 10 * 60 * 1000;
    private const long KeptAfter = 24 * 60 * 60 * 1000;

    public Task<Secret<AuthorizationCode>> RunAsync(AccountId me, AuthorizeOffer offer, AuthorizeRequest request, CancellationToken ct)
    {
        var code = Secret<AuthorizationCode>.New();
        return database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync(
                    "DELETE FROM grants WHERE account_id = @Me AND expires_at < @Old", new { Me = me.Value, Old = tx.Now - KeptAfter });
                await tx.ExecuteAsync(
                    """
                    INSERT INTO grants (code_hash, app_id, account_id, redirect_uri, scopes, challenge, expires_at)
                    VALUES (@Hash, @App, @Me, @RedirectUri, @Scopes, @Challenge, @ExpiresAt)
                    """,
                    new
                    {
                        code.Hash,
                        App = offer.App.Value,
                        Me = me.Value,
                        request.RedirectUri,
                        Scopes = offer.Scopes.ToString(),
                        request.Challenge,
                        ExpiresAt = tx.Now + Lifetime,
                    });
                return code;
            },
            ct);
    }
}
