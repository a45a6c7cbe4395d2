using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Refuses compressed bodies, as RFC 9110 (section 15.5.16) describes. Decompressed, a body within the limit may become a thousand times
/// its size; taken as it is, it would be read as something other than what was meant.
/// </summary>
public sealed class PackedBodies(RequestDelegate next)
{
    private const string Plain = "identity";

    private static readonly Fault Packed = new(
        FaultKind.UnknownType, "Compressed bodies aren't accepted: send it without Content-Encoding");

    public Task InvokeAsync(HttpContext context)
    {
        var encoding = context.Request.Headers.ContentEncoding.ToString();
        if (encoding.Length == 0 || encoding.Equals(Plain, StringComparison.OrdinalIgnoreCase) || !HasBody(context)) return next(context);
        context.Response.Headers.AcceptEncoding = Plain;
        return Packed.ToResult().ExecuteAsync(context);
    }

    private static bool HasBody(HttpContext context) => context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };
}
