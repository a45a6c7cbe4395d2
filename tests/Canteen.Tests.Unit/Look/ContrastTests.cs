using System.Text.RegularExpressions;
using Canteen.Tests.Unit.Architecture;

namespace Canteen.Tests.Unit.Look;

/// <summary>Everything that is read can be read: the contrast of each pair of colours, in each scheme.</summary>
public sealed partial class ContrastTests
{
    private const double ForText = 4.5;
    private const double ForShapes = 3;

    private static readonly string[] Grounds = ["paper", "table", "tray"];

    private static readonly List<Palette> Palettes = Palette.Of(
        Tree.Files.Text("src/Canteen.Features/Platform/Look/tokens.css"));

    /// <summary>Text, and what it may stand on.</summary>
    public static readonly TheoryData<string, string[]> Texts = new()
    {
        { "ink", [.. Grounds, "door-soft", "tea-soft", "rose-soft", "found"] },
        { "ink-soft", [.. Grounds, "door-soft", "tea-soft", "rose-soft", "found"] },
        { "door", [.. Grounds, "door-soft", "found"] },
        { "door-deep", [.. Grounds, "door-soft"] },
        { "tea", [.. Grounds, "tea-soft"] },
        { "rose", [.. Grounds, "rose-soft"] },
        { "sky", Grounds },
        { "door-ink", ["door", "door-deep"] },
        { "tea-ink", ["tea"] },
        { "board-ink", ["board"] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_can_be_read_on_every_ground(string text, string[] grounds)
    {
        foreach (var ground in grounds) Check(text, ground, ForText);
    }

    [Fact]
    public void The_edge_of_a_field_and_the_focus_can_be_seen_on_every_ground()
    {
        foreach (var ground in Grounds)
        {
            Check("edge", ground, ForShapes);
            Check("door", ground, ForShapes);
        }
    }

    /// <summary>A line in a colour mixed with what is behind it has no contrast that anything here would compare.</summary>
    [Fact]
    public void No_button_or_field_has_a_line_of_a_mixed_colour() => Assert.DoesNotContain(
        Tree.Files.Files([".css"], "src").SelectMany(file => Tree.Files.Text(file).Split('\n')),
        line => line.Contains("border-color: color-mix(", StringComparison.Ordinal));

    [Fact]
    public void A_rule_that_sets_text_and_ground_sets_a_pair_that_can_be_read()
    {
        var pairs = 0;
        foreach (var rule in Tree.Files.Files([".css"], "src").SelectMany(file => Rule().Matches(Tree.Files.Text(file))))
        {
            var (text, ground) = (Text().Match(rule.Value), Ground().Match(rule.Value));
            if (!text.Success || !ground.Success) continue;
            pairs++;
            Check(text.Groups[1].Value, ground.Groups[1].Value, ForText);
        }
        Assert.True(pairs > 5, "The rules are not written as this test expects.");
    }

    /// <summary>A token that nothing here compares could be of any colour.</summary>
    [Fact]
    public void Every_colour_is_compared()
    {
        var compared = Texts.SelectMany(t => t.Data.Item2.Append(t.Data.Item1)).ToHashSet(StringComparer.Ordinal);
        // A line only parts what white space parts as well.
        Assert.Equal(["edge", "line"], Palettes[0].Tokens.Where(token => !compared.Contains(token)).Order(StringComparer.Ordinal));
    }

    private static void Check(string one, string other, double least)
    {
        foreach (var palette in Palettes)
        {
            var contrast = palette.Contrast(one, other);
            Assert.True(contrast >= least, $"{one} on {other} in {palette.Name}: {contrast:0.00} to 1, {least} at least");
        }
    }

    [GeneratedRegex("""\{[^{}]*\}""")]
    private static partial Regex Rule();

    [GeneratedRegex("""(?<![-\w])color: var\(--([a-z-]+)\)""")]
    private static partial Regex Text();

    [GeneratedRegex("""(?<![-\w])background(?:-color)?: var\(--([a-z-]+)\)""")]
    private static partial Regex Ground();
}
