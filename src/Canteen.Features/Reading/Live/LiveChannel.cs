using System.Runtime.InteropServices;

namespace Canteen.Features.Reading.Live;

/// <summary>Where something is heard: on a viewer's pages, or on the pages of a public timeline.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LiveChannel
{
    /// <summary>Public posts written on this server.</summary>
    public static readonly LiveChannel Local = new() { Name = "local" };

    private string? Name { get; init; }
    private AccountId Viewer { get; init; }

    /// <param name="folded">As from <see cref="TagName.TryParse"/>.</param>
    public static LiveChannel Tag(string folded) => new() { Name = "#" + folded };

    public static LiveChannel Of(Id<Chat> chat) => new() { Name = "chat " + chat };

    public static LiveChannel Of(AccountId viewer) => new() { Viewer = viewer };
}
