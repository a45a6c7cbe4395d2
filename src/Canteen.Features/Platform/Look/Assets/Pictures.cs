namespace Canteen.Features.Platform.Look;

/// <summary>The logo as an icon, and the default avatar and header. Mastodon apps ask for the last two by exactly these names.</summary>
internal static class Pictures
{
    private const string Prefix = "Canteen.Features.Platform.Look.Pictures.";

    private static readonly (string File, string Path, string ContentType)[] Files =
    [
        ("favicon.svg", "/favicon.svg", "image/svg+xml"),
        ("favicon.ico", "/favicon.ico", "image/vnd.microsoft.icon"),
        ("preview.png", "/images/preview.png", "image/png"),
        ("icon-180.png", "/images/apple-touch-icon.png", "image/png"),
        ("icon-192.png", "/images/icon-192.png", "image/png"),
        ("icon-512.png", "/images/icon-512.png", "image/png"),
        ("avatar.png", "/images/avatar/missing.png", "image/png"),
        ("header.png", "/images/header/missing.png", "image/png"),
    ];

    public static IEnumerable<Asset> All() => Files.Select(f => Asset.Named(f.Path, f.ContentType, EmbeddedFiles.Bytes(Prefix + f.File)));
}
