using System.Text.RegularExpressions;

namespace Canteen.Tests.Unit.Architecture;

/// <summary>Who a post is for is asked by name: a rule that counts up visibilities forgets the next kind of audience.</summary>
public sealed partial class AudienceTests
{
    private const string WhatToDo =
        "Who a post is for is decided in one place. In SQL take a condition from src/Canteen.Core/Audiences, in C# ask Audience (IsForEveryone, "
        + "IsForMembers, IsForFollowers, IsListed, ...), or give these a new question with a name.";

    private static readonly string[] Homes = ["src/Canteen.Core/Audiences/", "src/Canteen.Domain/Posts/Audience.cs"];

    [Fact]
    public void Nobody_else_compares_visibilities() =>
        Offenders.None(
            from file in Tree.Files.Files([".cs", ".razor"], "src")
            where !Homes.Any(home => file.StartsWith(home, StringComparison.Ordinal))
            from line in Comparing(Tree.Files.Text(file))
            select $"{file}:{line}",
            WhatToDo);

    [Theory]
    [InlineData("WHERE p.visibility < 3 AND", true)]
    [InlineData("visibility IN (0, 1)", true)]
    [InlineData("t.visibility = 0", true)]
    [InlineData("x.visibility<>3", true)]
    [InlineData("0 = p.visibility", true)]
    [InlineData("p.visibility BETWEEN 0 AND 1", true)]
    [InlineData("p.visibility\n  NOT IN (2)", true)]
    [InlineData("CASE p.visibility WHEN 0", true)]
    [InlineData("SELECT 1 AS visibility UNION", true)]
    [InlineData("post.Visibility is Visibility.Public or Visibility.Unlisted", true)]
    [InlineData("post.Visibility is not (Visibility.Public\n  or Visibility.Unlisted)", true)]
    [InlineData("a.Visibility == Visibility.Public || a.Visibility == Visibility.Unlisted", true)]
    [InlineData("post.Visibility < Visibility.Followers", true)]
    [InlineData("(int)post.Visibility", true)]
    [InlineData("(Visibility)Math.Max(a, b)", true)]
    [InlineData("q.visibility = e.visibility AND visibility = @visibility", false)]
    [InlineData("post.Visibility == Visibility.Public", false)]
    [InlineData("Visibility = (long)Audience.Visibility", false)]
    [InlineData("default_visibility = COALESCE(@Visibility, default_visibility)", false)]
    public void A_comparison_is_seen(string text, bool offends) => Assert.Equal(offends, Comparing(text).Any());

    /// <summary>The lines on which visibilities are compared or listed.</summary>
    private static IEnumerable<string> Comparing(string text) =>
        Comparison().Matches(text).Select(m => $"{text.AsSpan(0, m.Index).Count('\n') + 1} {m.Value.ReplaceLineEndings(" ")}");

    [GeneratedRegex(
        """
        \bvisibility\s*(=|<>|!=|<=?|>=?)\s*\d | \d\s*(=|<>|!=|<=?|>=?)\s*(\w+\.)?visibility\b | \bvisibility\s+(NOT\s+)?(IN\s*\(\s*\d|BETWEEN\s+\d)
        | \bCASE\s+(\w+\.)?visibility\s+WHEN | \d\s+AS\s+visibility\b
        | Visibility\.\w+\)?\s+(or|and)\s+(not\s+)?\(?Visibility\. | Visibility\.\w+\s*\|\|\s*[\w.!]*Visibility\s*==
        | Visibility\s*[<>]=?\s*Visibility\. | \(int\)[\w.!]*Visibility\b | \(Visibility\)Math\.
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comparison();
}
