using System.Text;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

/// <summary>
/// How an app identifies itself: parameters, or HTTP Basic with both parts form-encoded (RFC 6749, 2.3.1). Null: missing, or not of the
/// right form.
/// </summary>
public sealed record ClientCredentials(Secret<ClientId>? Id, Secret<ClientSecret>? Secret)
{
    private const string Scheme = "Basic ";

    public static ClientCredentials Read(HttpRequest request, ApiInput input)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && FromBasic(header[Scheme.Length..].Trim()) is { } basic)
            return basic;
        return Read(input.Text("client_id"), input.Text("client_secret"));
    }

    private static ClientCredentials? FromBasic(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length)) return null;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts is [var id, var secret] ? Read(Decode(id), Decode(secret)) : null;
    }

    private static ClientCredentials Read(string? id, string? secret) => new(
        Secret<ClientId>.TryParse(id, out var client) ? client : null, Secret<ClientSecret>.TryParse(secret, out var proof) ? proof : null);

    private static string Decode(string part) => PlainText.Clean(Uri.UnescapeDataString(part));
}
