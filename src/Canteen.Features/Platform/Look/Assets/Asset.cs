using System.IO.Compression;
using System.Security.Cryptography;

namespace Canteen.Features.Platform.Look;

/// <summary>A file as it is sent: its path, and its bytes plain and compressed. Held in memory; the files are few and small.</summary>
public sealed class Asset
{
    private readonly Lazy<byte[]?> _brotli;
    private readonly Lazy<byte[]?> _gzip;

    private Asset(string path, string contentType, byte[] plain, bool forever)
    {
        (Path, ContentType, Plain, Forever) = (path, contentType, plain, forever);
        var packs = !contentType.StartsWith("image/png", StringComparison.Ordinal);
        // Compressed as far as possible, which takes a while: so on the first request, not while the server starts.
        _brotli = new(() => packs ? Pack(plain, s => new BrotliStream(s, CompressionLevel.SmallestSize)) : null);
        _gzip = new(() => packs ? Pack(plain, s => new GZipStream(s, CompressionLevel.SmallestSize)) : null);
    }

    public string Path { get; }
    public string ContentType { get; }
    public byte[] Plain { get; }

    /// <summary>Null for formats that are already compressed.</summary>
    public byte[]? Brotli => _brotli.Value;

    /// <inheritdoc cref="Brotli"/>
    public byte[]? Gzip => _gzip.Value;

    /// <summary>The path contains a hash of the content, so browsers may keep the file for ever.</summary>
    public bool Forever { get; }

    /// <summary>A file whose path carries its own hash: <c>/look.{hash}.css</c>.</summary>
    public static Asset Hashed(string stem, string extension, string contentType, byte[] content) =>
        new($"{stem}.{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}{extension}", contentType, content, forever: true);

    public static Asset Named(string path, string contentType, byte[] content) => new(path, contentType, content, forever: false);

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed)) stream.Write(plain);
        return packed.ToArray();
    }
}
