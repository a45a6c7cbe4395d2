using System.Net;
using System.Text;

namespace Canteen.Core.Accounts;

/// <summary>
/// The texts of a profile as safe HTML, parsed as posts are. Names are not linked: nobody is notified of being named in a profile.
/// </summary>
internal static class ProfileText
{
    private static readonly Dictionary<MentionName, string> Nobody = [];

    /// <summary>Paragraphs and line breaks as typed. Empty for an empty bio.</summary>
    public static string BioHtml(string bio, string address) => PostText.Parse(bio).ToHtml(address, Nobody).ToString();

    /// <summary>One line. <c>rel="me"</c> lets the linked page prove that it belongs to the same person.</summary>
    public static string FieldHtml(string value, string address)
    {
        var html = new StringBuilder(value.Length + 64);
        foreach (var token in PostText.Parse(value).Tokens) html.Append(Html(token, address));
        return html.ToString();
    }

    private static string Html(PostToken token, string address)
    {
        var text = WebUtility.HtmlEncode(token.Text);
        return token.Kind switch
        {
            PostTokenKind.Link => $"""<a href="{WebUtility.HtmlEncode(token.Name)}" target="_blank" rel="nofollow noopener noreferrer me" translate="no">{text}</a>""",
            PostTokenKind.Hashtag => $"""<a href="{WebUtility.HtmlEncode(address + TagName.Path(token.Name))}" class="mention hashtag" rel="tag">{text}</a>""",
            _ => text,
        };
    }
}
