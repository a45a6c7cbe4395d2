using System.Text;
using System.Text.RegularExpressions;

namespace Canteen.Features.Platform.Look;

/// <summary>All style files as one. Each names its own layer, so the order of the files does not matter.</summary>
internal static partial class StyleSheet
{
    private const string Layers = "@layer reset,tokens,layout,pieces;";

    public static Asset Build()
    {
        var sheet = new StringBuilder(Layers);
        foreach (var name in EmbeddedFiles.EndingIn(".css")) sheet.Append(Tighten(EmbeddedFiles.Text(name)));
        return Asset.Hashed("/look", ".css", "text/css; charset=utf-8", Encoding.UTF8.GetBytes(sheet.ToString()));
    }

    /// <summary>Removes comments and unneeded white space. No style file has meaningful white space or <c>/*</c> inside quotes.</summary>
    internal static string Tighten(string css)
    {
        css = Comment().Replace(css, "");
        css = Space().Replace(css, " ");
        return Around().Replace(css, "${mark}").Trim();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Space();

    // Not around ":" "+" "-": there the space can have a meaning (a descendant, a calculation).
    [GeneratedRegex(@" ?(?<mark>[{};,]) ?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Around();
}
