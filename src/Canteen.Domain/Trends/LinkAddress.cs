namespace Canteen.Domain;

/// <summary>The address under which links to the same page are counted together.</summary>
public static class LinkAddress
{
    /// <summary>In characters. A longer address does not trend.</summary>
    public const int MaxLength = 500;

    private const int MostRounds = 5;

    private static readonly string[] Trackers = ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid"];

    /// <summary>The links in a text, once each.</summary>
    public static IReadOnlyList<string> FindIn(string text) =>
        text.Contains("http", StringComparison.OrdinalIgnoreCase) ? FindIn(PostText.Parse(text)) : [];

    /// <inheritdoc cref="FindIn(string)"/>
    public static IReadOnlyList<string> FindIn(PostText text) =>
        [.. text.Tokens.Where(token => token.Kind == PostTokenKind.Link).Select(token => Of(token.Name)).OfType<string>()
            .Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Without the anchor and without what only tells a publisher where readers came from. What it answers answers itself.
    /// </summary>
    /// <returns>Null for what is no web address, or is too long.</returns>
    public static string? Of(string address)
    {
        // Cleaning may bring up what has to be cleaned again, as an escape that was escaped.
        for (var rounds = 0; rounds < MostRounds && Cleaned(address) is { } cleaned; rounds++)
        {
            if (cleaned == address) return cleaned;
            address = cleaned;
        }
        return null;
    }

    /// <summary>Without "www.": of the address that <see cref="Of"/> answers.</summary>
    public static string PublisherOf(string address)
    {
        var host = new Uri(address).IdnHost;
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    /// <summary>As people read it: without the scheme.</summary>
    public static string ShownOf(string address) =>
        address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].TrimEnd('/');

    private static string? Cleaned(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        if (uri.UserInfo.Length > 0 || uri.IdnHost.Length == 0) return null;
        var parts = uri.Query[Math.Min(1, uri.Query.Length)..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        var kept = parts.Where(part => !IsTracker(part));
        var query = string.Join('&', kept);
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var found = $"{uri.Scheme}://{uri.IdnHost}{port}{uri.AbsolutePath}{(query.Length > 0 ? "?" + query : "")}";
        return found.Length <= MaxLength ? found : null;
    }

    private static bool IsTracker(string part)
    {
        var name = part.Split('=')[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Trackers.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
