using System.Text.RegularExpressions;

namespace Canteen.Map.Reading;

/// <summary>Finds in the source what the compiled code does not contain.</summary>
public static partial class SourceText
{
    /// <summary>The name of the type that the line declares; null for any other line.</summary>
    public static string? DeclaredType(string line) =>
        Declaration().Match(line) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>
    /// The summary above the declaration of <paramref name="type"/>, without tags and in one line; empty where there is none.
    /// </summary>
    public static string SummaryOf(string type, string[] lines)
    {
        var at = Array.FindIndex(lines, l => DeclaredType(l) == type);
        var comment = lines[..Math.Max(at, 0)].Reverse()
            .TakeWhile(l => l.TrimStart().StartsWith("///", StringComparison.Ordinal) || l.TrimStart().StartsWith('['))
            .Where(l => l.TrimStart().StartsWith("///", StringComparison.Ordinal))
            .Reverse();
        var summary = SummaryElement().Match(string.Join(' ', comment.Select(l => l.Trim().TrimStart('/').Trim())));
        var named = Reference().Replace(summary.Groups["text"].Value, "${name}");
        return Tag().Replace(named, "").Trim();
    }

    public static string FirstSentence(string text) =>
        text.IndexOf(". ", StringComparison.Ordinal) is var end and >= 0 ? text[..(end + 1)] : text;

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref)\s+)*(?:class|record struct|record class|record|struct|interface|enum)\s+(?<name>[A-Za-z_]\w*)", RegexOptions.None, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex("<summary>(?<text>.*?)</summary>", RegexOptions.None, 1000)]
    private static partial Regex SummaryElement();

    [GeneratedRegex("<(?:see|paramref|typeparamref) (?:cref|name|langword)=\"(?<name>[^\"]*)\"\\s*/>", RegexOptions.None, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
