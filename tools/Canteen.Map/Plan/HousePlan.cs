using Canteen.Map.Reading;

namespace Canteen.Map.Plan;

/// <summary>A room by its wing and its name; both are folders and namespaces.</summary>
public readonly record struct RoomName(string Wing, string Name)
{
    private const string House = "Canteen.Features.";

    public string Folder => $"src/Canteen.Features/{Wing}/{Name}";

    /// <summary>The room that a type belongs to; null for the platform, for Canteen.Features itself and for everything elsewhere.</summary>
    public static RoomName? Of(NamedType type) => Of(type.Namespace);

    public static RoomName? Of(string space)
    {
        if (!space.StartsWith(House, StringComparison.Ordinal)) return null;
        var parts = space[House.Length..].Split('.');
        return parts.Length < 2 || parts[0] == "Platform" ? null : new(parts[0], parts[1]);
    }

    public override string ToString() => $"{Wing}/{Name}";
}

/// <summary>A room as found in the compiled code.</summary>
/// <param name="Purpose">The first sentence of the summary of its feature class.</param>
/// <param name="Platform">The folders of the platform that it uses.</param>
/// <param name="Rooms">The other rooms that it names; there should be none.</param>
public sealed record Room(
    RoomName Name, string Purpose, int Routes, IReadOnlyList<string> Hears, IReadOnlyList<string> Announces, IReadOnlyList<string> Platform)
{
    public IReadOnlyList<RoomName> Rooms { get; init; } = [];
}

/// <summary>
/// What all rooms are built on: the platform or the core. It does some things for several rooms, so it announces and hears events too.
/// </summary>
public sealed record Ground(IReadOnlyList<string> Folders, IReadOnlyList<string> Hears, IReadOnlyList<string> Announces)
{
    public const string Platform = "Canteen.Features.Platform", Core = "Canteen.Core";

    /// <summary>The folder of a type, empty for the root; null for types elsewhere.</summary>
    /// <param name="space"><see cref="Platform"/> or <see cref="Core"/>.</param>
    public static string? FolderOf(NamedType type, string space)
    {
        if (type.Namespace == space) return "";
        return type.Namespace.StartsWith(space + ".", StringComparison.Ordinal) ? type.Namespace[(space.Length + 1)..].Split('.')[0] : null;
    }
}

public sealed record Wing(string Name, IReadOnlyList<Room> Rooms);

/// <param name="Uses">The projects that its compiled assembly refers to.</param>
public sealed record Project(string Name, IReadOnlyList<string> Uses);

/// <summary>Everything that the picture and the table show.</summary>
public sealed record HousePlan(IReadOnlyList<Project> Projects, IReadOnlyList<Wing> Wings, Ground Platform, Ground Core)
{
    public IEnumerable<Room> Rooms => Wings.SelectMany(w => w.Rooms);
}
