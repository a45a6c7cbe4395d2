namespace Canteen.Features.Door.Sessions;

/// <summary>The names of a browser and its machine, read from its user agent, in words that a person recognises.</summary>
internal static class BrowserName
{
    // Order matters: most browsers claim to be others too.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
         ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Machines =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "ChromeOS"),
         ("Linux", "Linux")];

    /// <returns>Empty if nothing is recognised.</returns>
    public static string Read(string userAgent) =>
        string.Join(", ", new[] { Find(Browsers, userAgent), Find(Machines, userAgent) }.OfType<string>());

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        Array.Find(known, k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
