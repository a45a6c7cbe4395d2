using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>Hashtags for tweetchats that need one.</summary>
public static class ChatTags
{
    /// <summary>As many as are tried before nobody would want one any more.</summary>
    private const int MostNumbers = 20;

    /// <summary>
    /// The title in CamelCase, which screen readers can read out: Nights that heal becomes NightsThatHeal; as many words as fit. Empty
    /// where no hashtag can be made of it.
    /// </summary>
    public static string Suggest(string title)
    {
        var tag = new StringBuilder();
        foreach (var word in Words(title))
        {
            if (tag.Length + word.Length > Chat.MaxTag) break;
            tag.Append(word);
        }
        var made = tag.ToString();
        return TagName.TryParse(made, out _) ? made : "";
    }

    /// <summary>The same hashtag with a number at its end: 2, 3 and so on.</summary>
    public static IEnumerable<string> Numbered(string display) => Enumerable.Range(2, MostNumbers).Select(number =>
    {
        var end = number.ToString(CultureInfo.InvariantCulture);
        var beginning = display.Length + end.Length > Chat.MaxTag ? display[..(Chat.MaxTag - end.Length)] : display;
        return beginning + end;
    });

    private static IEnumerable<string> Words(string title)
    {
        var word = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                word.Append(word.Length == 0 ? Rune.ToUpperInvariant(rune) : rune);
                continue;
            }
            // An apostrophe parts no words: what's becomes Whats.
            if (word.Length == 0 || rune.Value is '\'' or '\u2019') continue;
            yield return word.ToString();
            word.Clear();
        }
        if (word.Length > 0) yield return word.ToString();
    }
}
