using Canteen.Map.Plan;
using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

/// <summary>The working tree and what was compiled from it, read once for all rules.</summary>
internal static class Tree
{
    public static readonly string[] Source = [".cs", ".razor", ".js", ".css"];

    public static readonly Repository Files = Repository.Here();

    private static readonly Lazy<IReadOnlyList<Compiled>> Projects = new(
        () => [.. Surveyor.Projects.Select(p => Compiled.Load(Surveyor.PathOf(p)))]);
    private static readonly Lazy<HousePlan> Survey = new(() => new Surveyor(Files).Survey());

    public static IReadOnlyList<Compiled> Src => Projects.Value;
    public static Compiled Features => Src.Single(p => p.Assembly.Name == "Canteen.Features");

    /// <summary>This assembly, which contains the planted offences.</summary>
    public static Compiled Own { get; } = Compiled.Load(typeof(Tree).Assembly.Location);

    public static HousePlan Plan => Survey.Value;

    /// <summary>Every source file of ours.</summary>
    public static List<string> SourceFiles => Files.Files(Source, "src", "tests", "bench", "tools");
}

internal sealed record Compiled(CompiledAssembly Assembly, SourcePlaces Places, IReadOnlyCollection<Reference> References)
{
    public static Compiled Load(string path)
    {
        var assembly = new CompiledAssembly(path, Tree.Files);
        var places = new SourcePlaces(assembly, Tree.Files);
        return new(assembly, places, Map.Reading.References.In(assembly, places));
    }
}
