using System.Collections.Frozen;

namespace Canteen.Domain;

/// <summary>Handles that nobody may sign up with, because they would look official or like a part of the software.</summary>
public static class ReservedHandles
{
    private static readonly FrozenSet<string> Keys = FrozenSet.Create(StringComparer.Ordinal,
        "abuse", "admin", "admins", "administrator", "actor", "api", "about", "anonymous", "autoconfig", "bot", "canteen", "canteen_bot",
        "contact", "everyone", "federation", "feedback", "guest", "help", "helpdesk", "home", "hostmaster", "info", "instance", "inbox",
        "invite", "it", "legal", "localhost", "mail", "mailer_daemon", "me", "media", "mod", "moderation", "moderator", "moderators",
        "mods",
        "news", "nhs", "nobody", "noreply", "no_reply", "notifications", "oauth", "official", "outbox", "owner", "postmaster", "press",
        "privacy", "register", "relay", "report", "reports", "root", "safeguarding", "safety", "security", "settings", "sign_in",
        "sign_out",
        "sign_up", "signin", "signup", "staff", "status", "support", "sysadmin", "system", "team", "terms", "test", "undefined", "null",
        "update", "updates", "user", "users", "webmaster", "www");

    public static bool Contains(Handle handle) => Keys.Contains(handle.Key);
}
