using Canteen.Features.Platform.Access;

namespace Canteen.Features.Door.OAuth;

/// <summary>Every scope that an app can ask for, by Mastodon's names.</summary>
internal static class OAuthScopes
{
    private static readonly string[] Read =
        ["accounts", "blocks", "bookmarks", "collections", "favourites", "filters", "follows", "lists", "mutes", "notifications", "search",
         "statuses"];

    private static readonly string[] Write =
    [
        "accounts", "blocks", "bookmarks", "collections", "conversations", "favourites", "filters", "follows", "lists", "media", "mutes",
        "notifications", "reports", "statuses",
    ];

    private static readonly string[] Admin =
        ["accounts", "reports", "domain_allows", "domain_blocks", "ip_blocks", "email_domain_blocks", "canonical_email_blocks"];

    public static readonly IReadOnlyList<string> All =
    [
        "read", "profile", "write",
        .. Read.Select(s => "read:" + s), .. Write.Select(s => "write:" + s),
        "follow", "push", "admin:read", "admin:write",
        .. Admin.Select(s => "admin:read:" + s), .. Admin.Select(s => "admin:write:" + s),
    ];

    public static bool AreKnown(ScopeSet scopes) => scopes.Names.All(All.Contains);
}
