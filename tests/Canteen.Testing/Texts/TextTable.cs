using System.Text.RegularExpressions;

namespace Canteen.Testing;

/// <summary>
/// Texts in many scripts with what is to be found in them, in order. In the files a line <c>Language: text</c> is followed by the expected
/// results, indented: <c>link</c> and the address in ASCII, <c>tag</c> and its folded name, <c>mention</c> and name or name@domain.
/// <c>\u200C</c> and the like stand for characters that nobody could see in the file.
/// </summary>
public static partial class TextTable
{
    public static IReadOnlyList<ReadText> All { get; } = [.. new[] { "links", "tags", "mentions" }.SelectMany(Read)];

    private static IEnumerable<ReadText> Read(string name)
    {
        var assembly = typeof(TextTable).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(
            assembly.GetManifestResourceNames().Single(n => n.EndsWith($".{name}.txt", StringComparison.Ordinal)))!);
        foreach (var block in Start().Split(reader.ReadToEnd().TrimEnd()))
        {
            var lines = block.Split('\n');
            var (language, text) = (lines[0][..lines[0].IndexOf(
                ": ", StringComparison.Ordinal)], lines[0][(lines[0].IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            yield return new(
                language, Escape().Replace(text, m => ((char)Convert.ToInt32(m.Groups["code"].Value, 16)).ToString()),
                [.. lines[1..].Select(l => l.Trim())]);
        }
    }

    [GeneratedRegex(@"\n(?=\S)", RegexOptions.None, 1000)]
    private static partial Regex Start();

    [GeneratedRegex(@"\\u(?<code>[0-9A-F]{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}

/// <param name="Found">For example <c>tag wardround</c>.</param>
public sealed record ReadText(string Language, string Text, IReadOnlyList<string> Found);
