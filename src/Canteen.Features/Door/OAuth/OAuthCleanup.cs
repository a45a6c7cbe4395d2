using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.OAuth;

/// <summary>What apps leave behind: tokens and codes that are over, tokens that nobody uses, apps that nobody uses.</summary>
internal static class OAuthCleanup
{
    // Until then an app is told that its token was revoked, and a code that comes twice takes its token away.
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
