using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

internal sealed record Constructors(NamedType Type, int Parameters, bool IsRecord, Place Where)
{
    public static IEnumerable<Constructors> In(Compiled project)
    {
        var metadata = project.Assembly.Metadata;
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (metadata.GetString(type.Name).Contains('<', StringComparison.Ordinal)) continue;
            var methods = type.GetMethods().Select(metadata.GetMethodDefinition).ToList();
            var isRecord = methods.Any(m => metadata.GetString(m.Name) is "<Clone>$" or "PrintMembers");
            foreach (var constructor in methods.Where(m => metadata.GetString(m.Name) == ".ctor"))
            {
                var name = project.Assembly.Names.Of(handle);
                yield return new(name, constructor.GetParameters().Count, isRecord, project.Places.Of(name));
            }
        }
    }
}
