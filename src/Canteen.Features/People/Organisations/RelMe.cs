using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Canteen.Features.People.Organisations;

/// <summary>Links with which a page says "this is me, too": https://microformats.org/wiki/rel-me.</summary>
internal static class RelMe
{
    /// <param name="from">Where the page was found: links may be relative.</param>
    public static bool LinksTo(byte[] html, Uri from, Uri profile)
    {
        using var stream = new MemoryStream(html);
        using var page = new HtmlParser().ParseDocument(stream);
        return page.All.Any(element => element.LocalName is "a" or "link" && IsMe(element) && IsProfile(element, from, profile));
    }

    private static bool IsMe(IElement link) =>
        (link.GetAttribute("rel") ?? "").Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries)
            .Contains("me", StringComparer.OrdinalIgnoreCase);

    private static bool IsProfile(IElement link, Uri from, Uri profile) =>
        Uri.TryCreate(from, link.GetAttribute("href") ?? "", out var to)
        && (to.Scheme, to.Host, to.Port) == (profile.Scheme, profile.Host, profile.Port)
        && string.Equals(to.AbsolutePath.TrimEnd('/'), profile.AbsolutePath, StringComparison.OrdinalIgnoreCase);
}
