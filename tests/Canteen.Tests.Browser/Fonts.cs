using Microsoft.Playwright;

namespace Canteen.Tests.Browser;

/// <summary>
/// The fonts in which pages are shown: <c>CANTEEN_TEST_FONTS</c> is <c>dejavu</c> (wide letters) or <c>noto</c> (narrower and taller ones).
/// Other fonts on the machine are not used, so that a layout is the same everywhere.
/// </summary>
internal static class Fonts
{
    public const string First = "dejavu";

    private const string FolderOfAll = "/usr/share/fonts/truetype";

    private const string TurnToOther =
        """
        async () => {
          document.documentElement.style.setProperty('--sans', 'Other Sans');
          document.documentElement.style.setProperty('--serif', 'Other Serif');
          await document.fonts.ready;
        }
        """;

    public static string Chosen { get; } = System.Environment.GetEnvironmentVariable("CANTEEN_TEST_FONTS") is { Length: > 0 } named
        ? named
        : First;

    /// <summary>The environment of this process, with the fonts.</summary>
    public static Dictionary<string, string> Environment()
    {
        var (settings, folder) = (Path.Combine(
            AppContext.BaseDirectory, "fonts", Chosen + ".conf"), Path.Combine(FolderOfAll, Chosen));
        if (!File.Exists(settings)) throw new InvalidOperationException($"CANTEEN_TEST_FONTS is '{Chosen}': dejavu or noto.");
        if (!Directory.Exists(folder))
            throw new InvalidOperationException($"There are no fonts in {folder}: install the Debian package fonts-{Chosen}-core.");
        var variables = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? "", StringComparer.Ordinal);
        variables["FONTCONFIG_FILE"] = settings;
        return variables;
    }

    /// <summary>Shows the page in Noto from here on, which takes no second browser. The first set has Noto under other names.</summary>
    public static Task ShowInNotoAsync(IPage page) => page.EvaluateAsync(TurnToOther);
}
