using System.Globalization;
using System.Net;
using System.Text;

namespace Canteen.Map.Drawing;

/// <summary>Writes SVG, one element per line, so that a small change to the picture is a small change to the file.</summary>
public sealed class Svg
{
    private readonly StringBuilder _text = new();

    public Svg Raw(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    public Svg Box(double x, double y, double width, double height, string css, double round = 8, string? title = null) =>
        Raw($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" rx=\"{N(round)}\" "
            + $"class=\"{css}\"{Close("rect", title)}");

    public Svg Text(double x, double y, string text, string css = "", string anchor = "start") =>
        Raw($"<text x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"{anchor}\" class=\"{css}\">{E(text)}</text>");

    /// <param name="end">The marker at the end: <c>use</c>, <c>hear</c>, <c>wrong</c>; none when null.</param>
    public Svg Line(string path, string css, string? end = null, string? title = null) =>
        Raw($"<path d=\"{path}\" class=\"{css}\"{(end is null ? "" : $" marker-end=\"url(#{end})\"")}{Close("path", title)}");

    public Svg Dot(double x, double y, string css, string title) =>
        Raw($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"4\" class=\"{css}\"{Close("circle", title)}");

    /// <summary>Formats a number for SVG, with at most one decimal.</summary>
    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    public static string E(string text) => WebUtility.HtmlEncode(text);

    public override string ToString() => _text.ToString();

    private static string Close(string element, string? title) => title is null ? "/>" : $"><title>{E(title)}</title></{element}>";
}
