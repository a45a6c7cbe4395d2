
namespace Canteen.Map.Reading;

/// <summary>Where the types of an assembly are declared in the source.</summary>
public sealed class SourcePlaces
{
    private readonly Dictionary<string, Place> _places = [];

    public SourcePlaces(CompiledAssembly assembly, Repository repository)
    {
        var folder = repository.Files([$"/{assembly.Name}.csproj"]).Select(f => Path.GetDirectoryName(f)!).FirstOrDefault("");
        var declared = Declarations(repository, folder);
        foreach (var handle in assembly.Metadata.TypeDefinitions)
        {
            var name = assembly.Names.Of(handle);
            if (_places.ContainsKey(name.Full)) continue;
            var key = name.Name.Split('`')[0];
            var candidates = declared.Where(d => d.Name == key && InNamespace(d.Place.File, name, assembly.Name, folder))
                .Select(d => d.Place).ToList();
            if (candidates.Count > 0) _places[name.Full] = candidates[0];
        }
    }

    /// <summary>The declaration; for a generated type, its name in place of a file.</summary>
    public Place Of(NamedType type) => _places.TryGetValue(type.Full, out var place) ? place : new(type.Full, 0);

    private static bool InNamespace(string file, NamedType type, string project, string folder)
    {
        var tail = type.Namespace.StartsWith(project + ".", StringComparison.Ordinal) ? type.Namespace[(project.Length + 1)..] : "";
        return tail.Length == 0 || Path.GetDirectoryName(file)!.Replace('\\', '/') == folder + "/" + tail.Replace('.', '/');
    }

    private static List<(string Name, Place Place)> Declarations(Repository repository, string folder)
    {
        var found = new List<(string, Place)>();
        foreach (var file in repository.Files([".cs", ".razor"], folder))
        {
            if (file.EndsWith(".razor", StringComparison.Ordinal)) found.Add((Path.GetFileNameWithoutExtension(file), new(file, 1)));
            var lines = repository.Lines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                if (SourceText.DeclaredType(lines[i]) is { } name) found.Add((name, new(file, i + 1)));
            }
        }
        return found;
    }
}
