using System.Reflection.Metadata;

namespace Canteen.Map.Reading;

/// <summary>Compiled code of <paramref name="From"/> names <paramref name="To"/>.</summary>
/// <param name="How">For people: "body of RunAsync", "field _gate", "base type", ...</param>
public sealed record Reference(NamedType From, NamedType To, string How, Place Where);

/// <summary>
/// Finds every type that the code of an assembly names: bases, interfaces, constraints, attributes, fields, signatures, locals, caught
/// exceptions and each instruction, with generic arguments. The compiler copies constants, so uses of them do not appear here.
/// </summary>
public sealed class References(CompiledAssembly assembly, SourcePlaces places)
{
    private readonly MetadataReader _metadata = assembly.Metadata;
    private readonly HashSet<Reference> _found = [];

    public static IReadOnlyCollection<Reference> In(CompiledAssembly assembly, SourcePlaces places)
    {
        var references = new References(assembly, places);
        foreach (var handle in assembly.Metadata.TypeDefinitions) references.OfType(handle);
        return references._found;
    }

    private void OfType(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var owner = assembly.Names.Of(handle);
        var place = places.Of(owner);
        if (!type.BaseType.IsNil) Add(owner, type.BaseType, "base type", place);
        foreach (var i in type.GetInterfaceImplementations())
            Add(owner, _metadata.GetInterfaceImplementation(i).Interface, "interface", place);
        OfParameters(owner, type.GetGenericParameters(), place);
        OfAttributes(owner, type.GetCustomAttributes(), place);
        foreach (var field in type.GetFields())
        {
            Add(owner, field, "field " + _metadata.GetString(_metadata.GetFieldDefinition(field).Name), place);
            OfAttributes(owner, _metadata.GetFieldDefinition(field).GetCustomAttributes(), place);
        }
        foreach (var property in type.GetProperties())
            OfAttributes(owner, _metadata.GetPropertyDefinition(property).GetCustomAttributes(), place);
        foreach (var method in type.GetMethods()) OfMethod(owner, method, place);
    }

    private void OfMethod(NamedType owner, MethodDefinitionHandle handle, Place typePlace)
    {
        var method = _metadata.GetMethodDefinition(handle);
        var name = _metadata.GetString(method.Name);
        var points = assembly.Points(handle);
        var place = points.Count > 0 ? points[0].Start : typePlace;
        Add(owner, handle, "signature of " + name, place);
        OfParameters(owner, method.GetGenericParameters(), place);
        OfAttributes(owner, method.GetCustomAttributes(), place);
        foreach (var parameter in method.GetParameters())
            OfAttributes(owner, _metadata.GetParameter(parameter).GetCustomAttributes(), place);
        if (assembly.Body(method) is not { } body) return;
        if (!body.LocalSignature.IsNil) Add(owner, body.LocalSignature, "local of " + name, place);
        foreach (var region in body.ExceptionRegions.Where(r => !r.CatchType.IsNil))
            Add(owner, region.CatchType, "catch in " + name, place);
        foreach (var instruction in Instructions.Read(body).Where(i => i.IsToken))
        {
            var at = points.LastOrDefault(p => p.Offset <= instruction.Offset);
            Add(owner, instruction.Handle, "body of " + name, at.Start.File is null ? place : at.Start);
        }
    }

    private void OfParameters(NamedType owner, GenericParameterHandleCollection parameters, Place place)
    {
        foreach (var constraint in parameters.SelectMany(p => _metadata.GetGenericParameter(p).GetConstraints()))
        {
            Add(owner, _metadata.GetGenericParameterConstraint(constraint).Type, "constraint", place);
        }
    }

    private void OfAttributes(NamedType owner, CustomAttributeHandleCollection attributes, Place place)
    {
        foreach (var attribute in attributes.Select(_metadata.GetCustomAttribute))
        {
            Add(owner, attribute.Constructor, "attribute", place);
            foreach (var named in AttributeTypes.In(attribute, _metadata, assembly.Name)) Add(owner, named, "attribute argument", place);
        }
    }

    private void Add(NamedType owner, EntityHandle handle, string how, Place place)
    {
        foreach (var to in assembly.Names.In(handle)) Add(owner, to, how, place);
    }

    private void Add(NamedType owner, NamedType to, string how, Place place)
    {
        if (owner != to) _found.Add(new(owner, to, how, place));
    }
}
