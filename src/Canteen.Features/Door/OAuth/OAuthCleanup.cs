using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.OAuth;

/// <summary>Removes expired codes, revoked tokens, and tokens and apps that nobody uses.</summary>
internal static class OAuthCleanup
{
    // Until a revoked token is deleted, an app that uses it is told that it was revoked. Until a code is deleted, using it again revokes
    // its token.
    private const string RevokedTokens =
        "DELETE FROM tokens WHERE id IN (SELECT id FROM tokens WHERE revoked_at < @Before ORDER BY revoked_at LIMIT @Most)";

    private const string Grants =
        "DELETE FROM grants WHERE code_hash IN (SELECT code_hash FROM grants WHERE expires_at < @Before ORDER BY expires_at LIMIT @Most)";

    public static IServiceCollection AddOAuthLeftovers(this IServiceCollection services) => services
        .AddOldRows(RevokedTokens, TimeSpan.FromDays(30))
        .AddOldRows(Grants, TimeSpan.FromDays(1))
        .AddLeftovers<EndIdleTokens>()
        .AddLeftovers<RemoveDeadApps>();
}
