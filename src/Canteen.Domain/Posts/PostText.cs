using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>The text of a post, parsed once: whom it mentions, its hashtags and links, its length, and its HTML.</summary>
public sealed class PostText
{
    /// <summary>Every address counts as this many characters, however long it is.</summary>
    public const int LinkLength = 23;

    /// <summary>In UTF-16 code units.</summary>
    private const int LargestCluster = 32;

    private PostText(string text, List<PostToken> tokens)
    {
        (Text, Tokens) = (text, tokens);
        Mentions = [.. tokens.Where(t => t.Kind == PostTokenKind.Mention).Select(t => MentionName.Of(t.Name, t.Domain)).Distinct()];
        Tags = [.. tokens.Where(t => t.Kind == PostTokenKind.Hashtag).Select(t => new TagUse(t.Name, t.Text[1..])).DistinctBy(t => t.Name)];
    }

    public string Text { get; }
    public IReadOnlyList<PostToken> Tokens { get; }

    /// <summary>Everyone mentioned, once each, in the order of the text; not all of them need exist.</summary>
    public IReadOnlyList<MentionName> Mentions { get; }

    /// <summary>The hashtags, once each, in the order of the text.</summary>
    public IReadOnlyList<TagUse> Tags { get; }

    /// <summary>Reads any text, in time linear in its length. Pass cleaned text: <see cref="PlainText.Clean"/>.</summary>
    public static PostText Parse(string text) => new(text, PostTokenizer.Read(text));

    /// <summary>
    /// The length as Mastodon counts it: grapheme clusters of the content warning and the text, with a link as <see cref="LinkLength"/> and
    /// <c>@name@domain</c> as <c>@name</c>. A cluster that is larger than any emoji counts as several: there is no other end to it.
    /// </summary>
    public int CountedLength(string contentWarning = "")
    {
        var counted = new StringBuilder(contentWarning);
        foreach (var token in Tokens)
        {
            if (token.Kind == PostTokenKind.Link) counted.Append('x', LinkLength);
            else if (token.Kind == PostTokenKind.Mention) counted.Append('@').Append(token.Name);
            else counted.Append(token.Text);
        }
        return Clusters(counted.ToString());
    }

    /// <summary>See <see cref="PostHtml"/>.</summary>
    /// <param name="address">The root address of this server.</param>
    /// <param name="people">The page of each person who is known; other names stay text.</param>
    public SafeHtml ToHtml(string address, IReadOnlyDictionary<MentionName, string> people) => new PostHtml(address, people).Render(Tokens);

    private static int Clusters(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (text.Length > 0)
        {
            var length = StringInfo.GetNextTextElementLength(text);
            count += (length + LargestCluster - 1) / LargestCluster;
            text = text[length..];
        }
        return count;
    }
}
