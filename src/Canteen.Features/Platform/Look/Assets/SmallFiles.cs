using System.Text;
using System.Text.Json;
using Canteen.Core;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Platform.Look;

/// <summary>
/// Small files that programs ask for by name: the web app manifest, what search engines may read, and which links to prefetch.
/// </summary>
internal static class SmallFiles
{
    public static IEnumerable<Asset> All(CanteenSettings settings) =>
    [
        Asset.Named("/manifest.webmanifest", "application/manifest+json", Json(Manifest(settings))),
        Asset.Named("/manifest", "application/manifest+json", Json(Manifest(settings))),
        Asset.Named("/robots.txt", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(Robots)),
        Asset.Named(PageResult.SpeculationPath, "application/speculationrules+json", Json(Speculation)),
    ];

    // What is public may be found. The rest is closed to visitors anyway, or is a form.
    private const string Robots =
        """
        User-agent: *
        Disallow: /api/
        Disallow: /oauth/
        Disallow: /auth/
        Disallow: /settings/
        Disallow: /sign-in
        Disallow: /sign-up
        Disallow: /sign-out
        Disallow: /forgotten
        Disallow: /reset
        Disallow: /confirm
        Disallow: /invite/
        Disallow: /home
        Disallow: /notifications
        Disallow: /bookmarks
        Disallow: /favourites
        Disallow: /follow-requests
        Disallow: /posts/
        Disallow: /search

        """;

    private static object Manifest(CanteenSettings settings) => new
    {
        id = "/",
        name = settings.Title,
        short_name = settings.Title,
        description = settings.Description,
        start_url = "/home",
        scope = "/",
        display = "standalone",
        background_color = "#faf7f2",
        theme_color = "#0a6660",
        lang = "en-GB",
        dir = "ltr",
        categories = new[] { "social", "medical" },
        shortcuts = new object[]
        {
            new { name = "Write a post", url = "/posts/new", icons = ShortcutIcons },
            new { name = "Notifications", url = "/notifications", icons = ShortcutIcons },
        },
        icons = new object[]
        {
            new { src = "/favicon.svg", type = "image/svg+xml", sizes = "any" },
            new { src = "/images/icon-192.png", type = "image/png", sizes = "192x192" },
            new { src = "/images/icon-512.png", type = "image/png", sizes = "512x512", purpose = "any maskable" },
        },
    };

    private static readonly object[] ShortcutIcons = [new { src = "/images/icon-192.png", type = "image/png", sizes = "192x192" }];

    // Prefetched when the pointer rests on a link, but never prerendered: opening a page may mark things as read. Home is not, because what
    // is prefetched passes by the service worker, which keeps it for reading offline.
    private static readonly object Speculation = new
    {
        prefetch = new[]
        {
            new
            {
                source = "document",
                where = new
                {
                    and = new object[]
                    {
                        new { href_matches = "/*" },
                        new { not = new { href_matches = new[] { "/home*", "/notifications*", "/sign-*", "/api/*", "/oauth/*", "/confirm*",
                        "/settings/*" } } },
                        new { not = new { selector_matches = "[rel~=nofollow], [download]" } },
                    },
                },
                eagerness = "moderate",
            },
        },
    };

    private static byte[] Json(object value) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value));
}
