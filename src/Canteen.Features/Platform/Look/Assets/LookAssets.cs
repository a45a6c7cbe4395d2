namespace Canteen.Features.Platform.Look;

/// <summary>Everything a page loads beside itself, built once at start. Pages take their paths from here.</summary>
public sealed class LookAssets
{
    private readonly Dictionary<string, Asset> _byPath;

    public LookAssets(CanteenSettings settings)
    {
        var style = StyleSheet.Build();
        var modules = new ScriptModules();
        (Style, Modules, SharedModules) = (style.Path, modules.Entries, modules.Shared);
        _byPath = new[] { style }.Concat(modules.All).Concat(Pictures.All()).Concat(SmallFiles.All(settings))
            .ToDictionary(a => a.Path, StringComparer.Ordinal);
    }

    public string Style { get; }
    public IReadOnlyList<string> Modules { get; }
    public IReadOnlyList<string> SharedModules { get; }
    public IEnumerable<Asset> All => _byPath.Values;

    public Asset? Find(string path) => _byPath.GetValueOrDefault(path);
}
