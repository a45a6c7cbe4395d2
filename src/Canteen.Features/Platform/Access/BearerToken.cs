using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// Where apps put their token: the Authorization header, else a parameter named access_token or bearer_token, else what they offer as the
/// subprotocol of a WebSocket, else a field of the form.
/// </summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    // The same limit as for the headers of a request: a request that only claims to have a token makes the server read no more than any
    // other.
    private const long LargestForm = 32 * 1024;

    private static readonly string[] Parameters = ["access_token", "bearer_token"];

    /// <summary>Only these paths take tokens; pages recognise people by their cookie alone.</summary>
    public static bool IsTakenAt(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || path.StartsWithSegments("/oauth/userinfo", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What was sent as a token; null when there is nothing. A form is read only where the endpoint asks who is calling.
    /// </summary>
    public static async Task<string?> ReadAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return NullIfEmpty(header[Scheme.Length..].Trim());
        foreach (var name in Parameters)
        {
            if (NullIfEmpty(request.Query[name].ToString()) is { } token) return token;
        }
        if (request.HttpContext.WebSockets.IsWebSocketRequest)
            return request.HttpContext.WebSockets.WebSocketRequestedProtocols.FirstOrDefault();
        return IsWorthReading(request) ? await FromFormAsync(request) : null;
    }

    private static bool IsWorthReading(HttpRequest request) =>
        request.ContentLength is > 0 and <= LargestForm && request.HasFormContentType
        && request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ScopeRule>() is { Need: not AccessNeed.Nobody };

    private static async Task<string?> FromFormAsync(HttpRequest request)
    {
        var form = await FormBody.ReadAsync(request);
        return Parameters.Select(name => NullIfEmpty(form[name].ToString())).FirstOrDefault(token => token is not null);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
