using Canteen.Core;
namespace Canteen.Features.Platform.Look;

/// <summary>Everything that pages load besides their HTML. Pages take the paths from here.</summary>
public sealed class LookAssets(CanteenSettings settings)
{
    // What the assembly contains is the same for every server in the process.
    private static readonly Asset TheStyle = StyleSheet.Build();
    private static readonly ScriptModules TheModules = new();
    private static readonly Asset[] Embedded = [TheStyle, .. TheModules.All, .. Pictures.All()];

    public string Style => TheStyle.Path;
    public IReadOnlyList<string> Modules => TheModules.Entries;
    public IReadOnlyList<string> SharedModules => TheModules.Shared;
    public IReadOnlyList<Asset> All { get; } = [.. Embedded, .. SmallFiles.All(settings)];
}
