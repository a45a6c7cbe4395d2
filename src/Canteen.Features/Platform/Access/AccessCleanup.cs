using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Access;

/// <summary>Deletes sessions and mailed links that have expired. They stopped working then; only their rows are left.</summary>
internal static class AccessCleanup
{
    private const string Sessions =
        "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < @Before ORDER BY expires_at LIMIT @Most)";

    private const string MailTokens =
        "DELETE FROM mail_tokens WHERE token_hash IN (SELECT token_hash FROM mail_tokens WHERE expires_at < @Before ORDER BY expires_at LIMIT @Most)";

    // Kept for a day, because these rows are counted over half an hour to limit mails.
    public static IServiceCollection AddAccessCleanup(this IServiceCollection services) => services
        .AddOldRows(Sessions, TimeSpan.FromDays(1))
        .AddOldRows(MailTokens, TimeSpan.FromDays(1));
}
