using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Access;

/// <summary>Sessions and links in mails whose time is over. They stopped working then; only their rows are left.</summary>
internal static class AccessCleanup
{
    private const string Sessions =
        "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < @Before ORDER BY expires_at LIMIT @Most)";

    private const string MailTokens =
        "DELETE FROM mail_tokens WHERE token_hash IN (SELECT token_hash FROM mail_tokens WHERE expires_at < @Before ORDER BY expires_at LIMIT @Most)";

    // Mails are counted by these rows, over half an hour.
    public static IServiceCollection AddAccessCleanup(this IServiceCollection services) => services
        .AddOldRows(Sessions, TimeSpan.FromDays(1))
        .AddOldRows(MailTokens, TimeSpan.FromDays(1));
}
