using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace Canteen.Map.Reading;

/// <summary>A name in the source: of a type, member, parameter or local variable.</summary>
public sealed partial record Identifier(NamedType Type, string Kind, string Name, Place Where)
{
    /// <summary>"StatusesAfter" is Statuses, After; "HTMLText" is HTML, Text; "_note" is note.</summary>
    public IReadOnlyList<string> Words => [.. Word().Matches(Name).Select(m => m.Value)];

    public static IEnumerable<Identifier> In(CompiledAssembly assembly, SourcePlaces places) =>
        assembly.Metadata.TypeDefinitions.SelectMany(t => OfType(assembly, places, t))
            .Where(i => !i.Name.Contains('<', StringComparison.Ordinal)).Distinct();

    private static IEnumerable<Identifier> OfType(CompiledAssembly assembly, SourcePlaces places, TypeDefinitionHandle handle)
    {
        var metadata = assembly.Metadata;
        var type = metadata.GetTypeDefinition(handle);
        var owner = assembly.Names.Of(handle);
        var place = places.Of(owner);
        yield return new(owner, "type", metadata.GetString(type.Name).Split('`')[0], place);
        foreach (var field in type.GetFields())
            yield return new(owner, "field", metadata.GetString(metadata.GetFieldDefinition(field).Name), place);
        foreach (var property in type.GetProperties())
        {
            yield return new(owner, "property", metadata.GetString(metadata.GetPropertyDefinition(property).Name), place);
        }
        foreach (var method in type.GetMethods())
        {
            foreach (var identifier in OfMethod(assembly, owner, method, place)) yield return identifier;
        }
    }

    private static IEnumerable<Identifier> OfMethod(
        CompiledAssembly assembly, NamedType owner, MethodDefinitionHandle handle, Place typePlace)
    {
        var (metadata, symbols) = (assembly.Metadata, assembly.Symbols);
        var method = metadata.GetMethodDefinition(handle);
        var start = assembly.Points(handle).Select(p => p.Start).FirstOrDefault(typePlace);
        if (!method.Attributes.HasFlag(System.Reflection.MethodAttributes.SpecialName))
        {
            yield return new(owner, "method", metadata.GetString(method.Name), start);
        }
        foreach (var parameter in method.GetParameters())
        {
            yield return new(owner, "parameter", metadata.GetString(metadata.GetParameter(parameter).Name), start);
        }
        foreach (var variable in symbols.GetLocalScopes(handle).SelectMany(s => symbols.GetLocalScope(s).GetLocalVariables()))
        {
            yield return new(owner, "variable", symbols.GetString(symbols.GetLocalVariable(variable).Name), start);
        }
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
