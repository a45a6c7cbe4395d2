using System.Runtime.InteropServices;

namespace Canteen.Features.Reading.Live;

/// <summary>Where something is heard: at a viewer's pages, or at the pages of a public timeline.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LiveChannel
{
    /// <summary>Public posts of this server.</summary>
    public static readonly LiveChannel Local = new() { Name = "local" };

    private string? Name { get; init; }
    private AccountId Viewer { get; init; }

    /// <param name="folded">As <see cref="TagName.TryParse"/> gives it.</param>
    public static LiveChannel Tag(string folded) => new() { Name = "#" + folded };

    public static LiveChannel Of(AccountId viewer) => new() { Viewer = viewer };
}
