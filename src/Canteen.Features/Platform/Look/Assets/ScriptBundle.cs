using System.Text;
using System.Text.RegularExpressions;

namespace Canteen.Features.Platform.Look;

/// <summary>
/// The script modules in one file, because on a phone each request costs a round trip. Each module becomes a function that is called once,
/// after those it imports, and answers what it exports. One that fails is reported, and those that don't need it work all the same.
/// </summary>
internal sealed partial class ScriptBundle
{
    private const string Ending = ".js";
    private const string Folder = "Canteen.Features.Platform.Look.Modules.";

    private const string Start =
        """
        const modules = {};
        const add = (name, run) => {
          try { modules[name] = run(); }
          catch (error) { reportError(error); }
        };

        """;

    private readonly Func<string, string> _sourceOf;
    private readonly StringBuilder _bundle = new(Start);
    private readonly Dictionary<string, bool> _isDone = new(StringComparer.Ordinal);

    /// <param name="names">The modules, without their ending.</param>
    /// <param name="sourceOf">What stands in the file of a module.</param>
    public ScriptBundle(IEnumerable<string> names, Func<string, string> sourceOf)
    {
        _sourceOf = sourceOf;
        foreach (var name in names) Add(name);
    }

    public string Text => _bundle.ToString();

    public static Asset Build()
    {
        var files = EmbeddedFiles.EndingIn(Ending).Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(n => EmbeddedFiles.Stem(n, Ending), StringComparer.Ordinal);
        var bundle = new ScriptBundle(files.Keys, name => EmbeddedFiles.Text(files[name]));
        return Asset.Hashed("/script", Ending, "text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(bundle.Text));
    }

    private void Add(string name)
    {
        if (_isDone.TryGetValue(name, out var isDone))
        {
            if (!isDone) throw new InvalidOperationException($"The module {name}.js imports itself in a circle.");
            return;
        }
        _isDone[name] = false;
        var source = Comments().Replace(_sourceOf(name), "");
        foreach (Match import in Import().Matches(source)) Add(import.Groups["from"].Value);
        _bundle.Append("add('").Append(name).Append("', () => {\n").Append(Body(name, source)).Append("});\n");
        _isDone[name] = true;
    }

    private static string Body(string name, string source)
    {
        var exported = Export().Matches(source).Select(export => export.Groups["name"].Value);
        var body = Export().Replace(
            Import().Replace(source, "const { ${names} } = modules.${from};"), export => export.Value["export ".Length..]);
        // What is written in another way would be sent as it is, and no browser would run any of the bundle.
        if (Unknown().Match(body) is { Success: true } line)
            throw new InvalidOperationException($"{name}.js: the bundle knows no such line: {line.Value}");
        return $"{body}return {{ {string.Join(", ", exported)} }};\n";
    }

    // Comments and types are not sent to browsers.
    [GeneratedRegex(
        @"/\*\*.*?\*/\s?|^\s*//[^\n]*\n", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"^import \{ (?<names>[^}]+) \} from '\./(?<from>[a-z-]+)\.js';$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (async function|function|const) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Export();

    [GeneratedRegex(@"^(import|export|await)\b.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();
}
