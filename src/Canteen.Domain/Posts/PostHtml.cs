using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>
/// Renders tokens as the HTML that Mastodon makes: paragraphs, line breaks, mentions as h-cards, hashtags, and links with their long ends
/// hidden. Nothing that was typed is written unescaped. The text of the elements, with the end of a paragraph as an empty line and
/// <c>br</c> as a line end, is what was typed.
/// </summary>
internal sealed class PostHtml(string address, IReadOnlyDictionary<MentionName, string> people)
{
    /// <summary>In grapheme clusters, which are characters as people count them.</summary>
    private const int ShownLength = 30;

    private readonly StringBuilder _html = new();
    private int _newlines;
    private bool _open;

    public SafeHtml Render(IReadOnlyList<PostToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == PostTokenKind.Hashtag) Hashtag(token);
            else if (token.Kind == PostTokenKind.Link) Link(token);
            else if (token.Kind == PostTokenKind.Mention && people.TryGetValue(MentionName.Of(token.Name, token.Domain), out var page))
                Mention(token, page);
            else Plain(token.Text);
        }
        BreakLines();
        return new(_open ? _html.Append("</p>").ToString() : "");
    }

    private void Mention(PostToken mention, string page) => Inline()
        .Append("<span class=\"h-card\" translate=\"no\"><a href=\"").AppendEscaped(page)
        .Append("\" class=\"u-url mention\">@<span>").AppendEscaped(mention.Name).Append("</span></a></span>");

    private void Hashtag(PostToken tag) => Inline()
        .Append("<a href=\"").AppendEscaped(address).AppendEscaped(TagName.Path(tag.Name))
        .Append("\" class=\"mention hashtag\" rel=\"tag\">").Append(tag.Text[0]).Append("<span>").AppendEscaped(tag.Text.AsSpan(1))
            .Append("</span></a>");

    private void Link(PostToken token)
    {
        var link = token.Text;
        var start = LinkScan.SchemeLength(link);
        if (link.AsSpan(start).StartsWith("www.", StringComparison.OrdinalIgnoreCase)) start += 4;
        var end = start + Shown(link.AsSpan(start));
        Inline()
            .Append("<a href=\"").AppendEscaped(token.Name)
                .Append("\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\"><span class=\"invisible\">")
            .AppendEscaped(link.AsSpan(0, start))
                .Append(end < link.Length ? "</span><span class=\"ellipsis\">" : "</span><span class=\"\">")
            .AppendEscaped(link.AsSpan(start, end - start)).Append("</span><span class=\"invisible\">").AppendEscaped(link.AsSpan(end))
                .Append("</span></a>");
    }

    /// <summary>
    /// How much of a link is shown. An ellipsis is as wide as one character, so it always hides at least two, and it never cuts a character
    /// in half.
    /// </summary>
    private static int Shown(ReadOnlySpan<char> text)
    {
        var shown = 0;
        for (var i = 0; i < ShownLength && shown < text.Length; i++) shown += StringInfo.GetNextTextElementLength(text[shown..]);
        return shown == text.Length || shown + StringInfo.GetNextTextElementLength(text[shown..]) == text.Length ? text.Length : shown;
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('\n') is var at and >= 0)
        {
            if (at > 0) Inline().AppendEscaped(text[..at]);
            _newlines++;
            text = text[(at + 1)..];
        }
        if (text.Length > 0) Inline().AppendEscaped(text);
    }

    private StringBuilder Inline()
    {
        if (!_open) _html.Append("<p>");
        _open = true;
        BreakLines();
        return _html;
    }

    /// <summary>Two or more line ends start a new paragraph; any beyond two, and a single one, become breaks.</summary>
    private void BreakLines()
    {
        if (_newlines >= 2) _html.Append("</p><p>");
        for (var left = _newlines >= 2 ? _newlines - 2 : _newlines; left > 0; left--) _html.Append("<br />");
        _newlines = 0;
    }
}

internal static class Escaping
{
    public static StringBuilder AppendEscaped(this StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }
        return html;
    }
}
