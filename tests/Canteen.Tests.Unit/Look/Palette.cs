using System.Globalization;
using System.Text.RegularExpressions;

namespace Canteen.Tests.Unit.Look;

/// <summary>The colours that <c>tokens.css</c> defines, in one scheme.</summary>
internal sealed partial class Palette
{
    private readonly Dictionary<string, string> _colours = new(StringComparer.Ordinal);

    private Palette(string name, IEnumerable<Match> tokens, bool dark)
    {
        Name = name;
        foreach (var token in tokens) _colours[token.Groups["name"].Value] = token.Groups[dark ? "dark" : "light"].Value;
    }

    public string Name { get; }

    public IEnumerable<string> Tokens => _colours.Keys;

    /// <summary>Light and dark, each as it is and with more contrast.</summary>
    public static List<Palette> Of(string css)
    {
        var more = css.IndexOf("prefers-contrast: more", StringComparison.Ordinal);
        var tokens = Token().Matches(css);
        return
        [
            new("light", tokens.Where(t => t.Index < more), dark: false),
            new("dark", tokens.Where(t => t.Index < more), dark: true),
            new("light with more contrast", tokens, dark: false),
            new("dark with more contrast", tokens, dark: true),
        ];
    }

    /// <summary>The contrast of two tokens by WCAG 2.2, 1 to 21.</summary>
    public double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(_colours[one]), Luminance(_colours[other]));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex) =>
        (0.2126 * Channel(hex[1..3])) + (0.7152 * Channel(hex[3..5])) + (0.0722 * Channel(hex[5..7]));

    private static double Channel(string hex)
    {
        var part = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("""--(?<name>[a-z-]+): light-dark\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\);""")]
    private static partial Regex Token();
}
