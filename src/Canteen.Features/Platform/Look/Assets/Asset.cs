using System.IO.Compression;
using System.Security.Cryptography;

namespace Canteen.Features.Platform.Look;

/// <summary>A file as it goes over the wire: its path, and its bytes plain and already packed. Held in memory; there are few and they are small.</summary>
public sealed record Asset
{
    private Asset(string path, string contentType, byte[] plain, bool forever)
    {
        (Path, ContentType, Plain, Forever) = (path, contentType, plain, forever);
        if (contentType.StartsWith("image/png", StringComparison.Ordinal)) return;
        Brotli = Pack(plain, s => new BrotliStream(s, CompressionLevel.SmallestSize));
        Gzip = Pack(plain, s => new GZipStream(s, CompressionLevel.SmallestSize));
    }

    public string Path { get; }
    public string ContentType { get; }
    public byte[] Plain { get; }
    public byte[]? Brotli { get; }
    public byte[]? Gzip { get; }

    /// <summary>The path names the content, so whoever has it never asks again.</summary>
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
