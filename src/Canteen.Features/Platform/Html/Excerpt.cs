using System.Globalization;

namespace Canteen.Features.Platform.Html;

/// <summary>The beginning of a text, on one line, for a title.</summary>
public static class Excerpt
{
    /// <param name="length">In grapheme clusters, so that none is cut in two.</param>
    public static string Of(string text, int length)
    {
        var line = string.Join(' ', text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        var cut = new StringInfo(line[..Math.Min(line.Length, length * 8)]);
        return cut.LengthInTextElements <= length ? cut.String : cut.SubstringByTextElements(0, length).TrimEnd() + "…";
    }
}
