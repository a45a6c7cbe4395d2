using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Http;

/// <summary>
/// Compresses text, over HTTPS too: forms carry a token that differs each time, so the length of a page reveals nothing about it.
/// </summary>
internal static class Compression
{
    private static readonly string[] MoreTypes =
        ["application/activity+json", "application/jrd+json", "application/manifest+json", "application/problem+json", "image/svg+xml",
         "text/javascript"];

    public static IServiceCollection AddCompression(this IServiceCollection services) => services
        .AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(MoreTypes);
        })
        .Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
}
