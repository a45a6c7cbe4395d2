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

    // From bytes, so that no rule about where fonts may be loaded from is in the way.
    private const string Replace =
        """
        async faces => {
          for (const { family, weight, file } of faces) {
            const letters = atob(file), bytes = new Uint8Array(letters.length);
            for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
            document.fonts.add(await new FontFace(family, bytes, { weight }).load());
          }
          document.documentElement.style.setProperty('--sans', 'NotoSans');
          document.documentElement.style.setProperty('--serif', 'NotoSerif');
          await document.fonts.ready;
        }
        """;

    private static readonly object[] Noto =
    [
        Face("NotoSans", "Regular", "400"), Face("NotoSans", "Bold", "700"), Face("NotoSerif", "Regular", "400"),
        Face("NotoSerif", "Bold", "700"),
    ];

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

    /// <summary>Shows the page in Noto from here on, which takes no second browser.</summary>
    public static Task ShowInNotoAsync(IPage page) => page.EvaluateAsync(Replace, Noto);

    private static object Face(string family, string style, string weight) => new
    {
        family,
        weight,
        file = Convert.ToBase64String(File.ReadAllBytes(Path.Combine(FolderOfAll, "noto", $"{family}-{style}.ttf"))),
    };
}
