using System.Text;
using System.Text.RegularExpressions;

namespace Canteen.Features.Platform.Accounts;

/// <summary>The texts of a profile as safe HTML: everything is escaped, then addresses and hashtags become links.</summary>
public static partial class ProfileText
{
    private const string LinkRel = "nofollow noopener noreferrer";

    /// <summary>A bio: paragraphs at empty lines, breaks at line ends. Empty for an empty bio.</summary>
    public static string BioHtml(string bio, string address)
    {
        var paragraphs = EmptyLines().Split(bio.Trim()).Where(p => p.Length > 0);
        return string.Concat(paragraphs.Select(p => $"<p>{Inline(p, address, LinkRel)}</p>"));
    }

    /// <summary>The value of a field: one line. <c>rel="me"</c> lets the page on the other side prove that it is theirs.</summary>
    public static string FieldHtml(string value, string address) => Inline(value, address, LinkRel + " me");

    private static string Inline(string text, string address, string rel)
    {
        var html = new StringBuilder(text.Length + 64);
        var at = 0;
        foreach (Match link in Links().Matches(text))
        {
            html.Append(Escape(text[at..link.Index]));
            html.Append(link.Groups["tag"].Success ? TagLink(link.Value, address) : WebLink(link.Value, rel));
            at = link.Index + link.Length;
        }
        return html.Append(Escape(text[at..])).Replace("\n", "<br />").ToString();
    }

    private static string TagLink(string tag, string address) =>
        $"""<a href="{Escape(address)}/tags/{Uri.EscapeDataString(tag[1..])}" class="mention hashtag" rel="tag">#<span>{Escape(tag[1..])}</span></a>""";

    private static string WebLink(string url, string rel)
    {
        var trailing = url.Length - url.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', ')').Length;
        if (trailing > 0 && url[^trailing] == ')' && url.Contains('(', StringComparison.Ordinal)) trailing--;
        var (link, rest) = (url[..^trailing], url[^trailing..]);
        if (!Uri.TryCreate(link, UriKind.Absolute, out _)) return Escape(url);
        var shown = link[(link.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return $"""<a href="{Escape(link)}" target="_blank" rel="{rel}" translate="no">{Escape(shown)}</a>{Escape(rest)}""";
    }

    private static string Escape(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;").ToString();

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_/&])(?:https?://[^\s<>""]{3,}|(?<tag>\#[\p{L}\p{M}\p{N}_]*[\p{L}_][\p{L}\p{M}\p{N}_]*))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();
}
