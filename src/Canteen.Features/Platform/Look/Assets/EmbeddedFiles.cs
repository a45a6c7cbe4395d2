using System.Reflection;

namespace Canteen.Features.Platform.Look;

/// <summary>The files beside the components, which are embedded in the assembly.</summary>
internal static class EmbeddedFiles
{
    private static readonly Assembly Home = typeof(EmbeddedFiles).Assembly;

    /// <summary>Names (<c>Canteen.Features.Platform.Look.tokens.css</c>) with this ending, in a fixed order.</summary>
    public static IEnumerable<string> EndingIn(string ending) =>
        Home.GetManifestResourceNames().Where(n => n.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name)
    {
        using var stream = Home.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static string Text(string name)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>For example <c>tokens</c> of <c>Canteen.Features.Platform.Look.tokens.css</c>.</summary>
    public static string Stem(string name, string ending)
    {
        var whole = name[..^ending.Length];
        return whole[(whole.LastIndexOf('.') + 1)..];
    }
}
