using System.Text.RegularExpressions;

namespace Canteen.Tests.Unit.Architecture;

/// <summary>A line fits on a screen beside another file.</summary>
public sealed partial class LineTests
{
    private const int Longest = 140;

    /// <summary>A literal that takes most of a line stands better on one line than in pieces.</summary>
    private const int LongLiteral = 80;

    [Fact]
    public void No_line_is_longer_than_140_characters() =>
        Offenders.None(
            Tree.Files.Files([".cs", ".razor", ".css", ".js"], "src", "tests", "bench", "tools")
                .SelectMany(f => TooLong(f, Tree.Files.Lines(f))),
            $"A line may have {Longest} characters, unless a literal of more than {LongLiteral} stands in it. Break it after a bracket or a comma.");

    [Theory]
    [InlineData("var a = 1;", 0)]
    [InlineData("Call(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa);", 1)]
    [InlineData("/// aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1)]
    [InlineData("Call(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\");", 0)]
    public void A_line_that_is_too_long_is_seen(string line, int offenders) => Assert.Equal(offenders, TooLong("A.cs", [line]).Count());

    private static IEnumerable<string> TooLong(string file, string[] lines)
    {
        var raw = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var quotes = RawQuotes().Count(lines[i]);
            if (lines[i].Length > Longest && !raw && quotes == 0 && !Literal(file).Matches(lines[i]).Any(m => m.Length > LongLiteral))
                yield return $"{file}:{i + 1}: {lines[i].Length} characters";
            raw ^= quotes % 2 == 1;
        }
    }

    [GeneratedRegex("\"\"\"", RegexOptions.None, 1000)]
    private static partial Regex RawQuotes();

    /// <summary>Razor puts literals into attributes, quotes in quotes: there, what stands between two of them.</summary>
    private static Regex Literal(string file) => file.EndsWith(".razor", StringComparison.Ordinal) ? BetweenQuotes() : CSharpLiteral();

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.None, 1000)]
    private static partial Regex CSharpLiteral();

    [GeneratedRegex("\"[^\"]{80,}\"", RegexOptions.None, 1000)]
    private static partial Regex BetweenQuotes();
}
