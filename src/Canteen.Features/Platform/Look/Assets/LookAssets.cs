using Canteen.Core;
namespace Canteen.Features.Platform.Look;

/// <summary>Everything that pages load besides their HTML. Pages take the paths from here.</summary>
public sealed class LookAssets(CanteenSettings settings)
{
    // What the assembly contains is the same for every server in the process.
    private static readonly Asset TheStyle = StyleSheet.Build();
    private static readonly Asset TheScript = ScriptBundle.Build();
    private static readonly Asset[] Embedded = [TheStyle, TheScript, .. Pictures.All()];

    public string Style => TheStyle.Path;
    public string Script => TheScript.Path;
    public IReadOnlyList<Asset> All { get; } = [.. Embedded, .. SmallFiles.All(settings)];
}
