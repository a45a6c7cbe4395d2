namespace Canteen.Server.Demo;

/// <summary>The texts of the demo, which are embedded in the program.</summary>
internal static class DemoFile
{
    private const string Folder = "Demo/";

    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(DemoFile).Assembly.GetManifestResourceStream(Folder + name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The names of the scripts, in order.</summary>
    public static IEnumerable<string> Scripts() => typeof(DemoFile).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(".txt", StringComparison.Ordinal))
        .Select(n => n[Folder.Length..])
        .Order(StringComparer.Ordinal);
}
