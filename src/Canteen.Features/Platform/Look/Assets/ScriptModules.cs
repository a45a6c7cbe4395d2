using System.Text;
using System.Text.RegularExpressions;

namespace Canteen.Features.Platform.Look;

/// <summary>
/// The script modules, each under a path with its own hash. An import of <c>./name.js</c> is rewritten to the hashed path of that module,
/// so that a change in one module changes the paths of all that use it, and no import map (an inline script) is needed.
/// </summary>
internal sealed partial class ScriptModules
{
    private const string Ending = ".js";

    private readonly Dictionary<string, string> _sources = EmbeddedFiles.EndingIn(Ending)
        .ToDictionary(n => EmbeddedFiles.Stem(n, Ending), EmbeddedFiles.Text, StringComparer.Ordinal);

    private readonly Dictionary<string, Asset> _built = new(StringComparer.Ordinal);
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);

    public ScriptModules()
    {
        foreach (var name in _sources.Keys) Build(name, []);
        Entries = [.. _built.Where(b => !_imported.Contains(b.Key)).OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => b.Value.Path)];
        Shared = [.. _imported.Order(StringComparer.Ordinal).Select(n => _built[n].Path)];
    }

    public IEnumerable<Asset> All => _built.Values;

    /// <summary>Paths of the modules that pages load: all that no other module imports.</summary>
    public IReadOnlyList<string> Entries { get; }

    /// <summary>Paths of the modules that others import: preloaded, to save a round trip.</summary>
    public IReadOnlyList<string> Shared { get; }

    private Asset Build(string name, HashSet<string> under)
    {
        if (_built.TryGetValue(name, out var done)) return done;
        if (!under.Add(name)) throw new InvalidOperationException($"The module {name}.js imports itself in a circle.");
        var source = Import().Replace(CommentLines().Replace(_sources[name], ""), match =>
        {
            _imported.Add(match.Groups["name"].Value);
            return $"from '{Build(match.Groups["name"].Value, under).Path}'";
        });
        return _built[name] = Asset.Hashed($"/modules/{name}", Ending, "text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(source));
    }

    [GeneratedRegex(@"from '\./(?<name>[a-z-]+)\.js'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();

    // Comment lines and types are not sent to browsers.
    [GeneratedRegex(
        @"/\*\*.*?\*/\s?|^\s*//[^\n]*\n", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommentLines();
}
