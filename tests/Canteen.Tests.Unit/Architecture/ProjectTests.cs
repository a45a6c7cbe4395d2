using System.Xml.Linq;
using Canteen.Map.Plan;

namespace Canteen.Tests.Unit.Architecture;

public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Canteen.Domain"] = [],
        ["Canteen.ActivityPub"] = [],
        ["Canteen.Storage"] = ["Canteen.Domain"],
        ["Canteen.Core"] = ["Canteen.Storage", "Canteen.Domain"],
        ["Canteen.Features"] = ["Canteen.Core", "Canteen.Storage", "Canteen.ActivityPub", "Canteen.Domain"],
        ["Canteen.Server"] = ["Canteen.Features", "Canteen.Core", "Canteen.Storage", "Canteen.ActivityPub", "Canteen.Domain"],
    };

    [Fact]
    public void Arrows_between_projects_point_down_in_the_compiled_assemblies() =>
        Offenders.None(
            Tree.Plan.Projects.SelectMany(p => Forbidden(p.Name, p.Uses)),
            "A project refers to one that stands beside or above it (see docs/map.md). Move the code down, or turn the call into an event.");

    [Fact]
    public void Arrows_between_projects_point_down_in_the_project_files() =>
        Offenders.None(
            Surveyor.Projects.SelectMany(p => Forbidden(p, ReferencesIn($"src/{p}/{p}.csproj"))),
            "A project file names a project that stands beside or above it. Nothing in src may know tests, bench or tools either.");

    [Fact]
    public void Every_project_in_src_has_its_place_among_the_arrows() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            Tree.Files.Files([".csproj"], "src").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void An_arrow_upwards_is_seen() =>
        Assert.Equal(["Canteen.Domain refers to Canteen.Storage"], Forbidden("Canteen.Domain", ["Canteen.Storage"]));

    private static IEnumerable<string> Forbidden(string project, IEnumerable<string> uses) =>
        uses.Except(Allowed[project]).Select(u => $"{project} refers to {u}");

    private static IEnumerable<string> ReferencesIn(string projectFile) =>
        XDocument.Parse(Tree.Files.Text(projectFile)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
}
