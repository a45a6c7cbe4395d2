using System.Text;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

/// <summary>How an app says who it is: parameters, or HTTP Basic with both parts form-encoded (RFC 6749, 2.3.1).</summary>
public sealed record ClientCredentials(string Id, string Secret)
{
    private const string Scheme = "Basic ";

    public static ClientCredentials Read(HttpRequest request, ApiInput input)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && FromBasic(header[Scheme.Length..].Trim()) is { } basic) return basic;
        return new(input.Text("client_id") ?? "", input.Text("client_secret") ?? "");
    }

    private static ClientCredentials? FromBasic(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length)) return null;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts is [var id, var secret] ? new(Decode(id), Decode(secret)) : null;
    }

    private static string Decode(string part) => PlainText.Clean(Uri.UnescapeDataString(part));
}
