using System.Diagnostics.CodeAnalysis;

namespace Canteen.ActivityPub;

/// <summary>A WebFinger answer (RFC 7033).</summary>
public sealed record WebFingerAnswer(string Subject, IReadOnlyList<string> Aliases, IReadOnlyList<WebFingerLink> Links)
{
    public const string ContentType = "application/jrd+json; charset=utf-8";
}

public sealed record WebFingerLink(string Rel, string? Type = null, string? Href = null, string? Template = null);

/// <summary>What a WebFinger query asks for: an account by name and domain, or anything with an address.</summary>
public sealed record WebFingerResource(string? Name, string? Domain, string? Address)
{
    private const string Scheme = "acct:";
    private const int MaxLength = 2048;

    /// <summary>
    /// Reads <c>acct:name@domain</c>, the same without the scheme, or an http or https address. Anything else is malformed.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WebFingerResource? resource)
    {
        resource = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength) return false;
        if (text.StartsWith(
            "http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            resource = Uri.TryCreate(text, UriKind.Absolute, out _) ? new(null, null, text) : null;
            return resource is not null;
        }
        var bare = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..] : text;
        var parts = bare.TrimStart('@').Split('@');
        if (parts is not [{ Length: > 0 } name, { Length: > 0 } domain] || domain.Contains('/', StringComparison.Ordinal)) return false;
        resource = new(name, domain, null);
        return true;
    }
}
