using Canteen.Features;
using Canteen.Map.Reading;

namespace Canteen.Map.Plan;

/// <summary>Makes the plan from the compiled assemblies beside this program.</summary>
public sealed class Surveyor(Repository repository)
{
    public static readonly IReadOnlyList<string> Projects =
        ["Canteen.Server", "Canteen.Features", "Canteen.Core", "Canteen.Storage", "Canteen.ActivityPub", "Canteen.Domain"];

    public static string PathOf(string project) =>
        Path.Combine(AppContext.BaseDirectory, (project == "Canteen.Server" ? "canteen" : project) + ".dll");

    public HousePlan Survey()
    {
        var projects = Projects.Select(ProjectPlan).ToList();
        using var features = new CompiledAssembly(PathOf("Canteen.Features"), repository);
        using var core = new CompiledAssembly(PathOf("Canteen.Core"), repository);
        using var domain = new CompiledAssembly(PathOf("Canteen.Domain"), repository);
        var references = References.In(features, new(features, repository));
        var events = EventTraffic.EventsOf(domain);
        var traffic = new EventTraffic(features, events);
        var routes = RouteCount.OfRooms();
        var rooms = House.Rooms.Select(r => RoomPlan(r.GetType(), references, traffic, routes));
        var wings = rooms.GroupBy(r => r.Name.Wing).Select(g => new Wing(g.Key, [.. g])).ToList();
        return new(
            projects, wings, GroundPlan(Ground.Platform, features, traffic), GroundPlan(Ground.Core, core, new EventTraffic(core, events)));
    }

    private Project ProjectPlan(string name)
    {
        using var assembly = new CompiledAssembly(PathOf(name), repository);
        return new(name, [.. assembly.ProjectReferences]);
    }

    private Room RoomPlan(
        Type feature, IReadOnlyCollection<Reference> references, EventTraffic traffic, IReadOnlyDictionary<string, int> routes)
    {
        var name = RoomName.Of(feature.Namespace!)
            ?? throw new InvalidOperationException($"{feature} is in House.Rooms but its namespace is not Canteen.Features.WING.ROOM");
        var own = references.Where(r => RoomName.Of(r.From) == name).ToList();
        var file = $"{name.Folder}/{feature.Name}.cs";
        return new(
            name,
            SourceText.FirstSentence(SourceText.SummaryOf(feature.Name, repository.Lines(file))),
            routes[feature.FullName!],
            Sorted(traffic.HeardBy(t => RoomName.Of(t) == name)),
            Sorted(traffic.AnnouncedBy(t => RoomName.Of(t) == name)),
            Sorted(own.Select(r => Ground.FolderOf(r.To, Ground.Platform)).OfType<string>()))
        {
            Rooms = [.. own.Select(r => RoomName.Of(r.To)).OfType<RoomName>().Where(r => r != name).Distinct().OrderBy(
                r => r.ToString(), StringComparer.Ordinal)],
        };
    }

    private static Ground GroundPlan(string space, CompiledAssembly assembly, EventTraffic traffic)
    {
        var folders = assembly.Metadata.TypeDefinitions.Select(assembly.Names.Of).Select(t => Ground.FolderOf(t, space)).OfType<string>();
        return new(Sorted(folders.Where(f => f.Length > 0)), Sorted(traffic.HeardBy(Here)), Sorted(traffic.AnnouncedBy(Here)));

        bool Here(NamedType type) => Ground.FolderOf(type, space) is not null;
    }

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];
}
