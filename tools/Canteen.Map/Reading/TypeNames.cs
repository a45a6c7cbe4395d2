using System.Collections.Concurrent;
using System.Reflection.Metadata;

namespace Canteen.Map.Reading;

/// <summary>
/// A type, by the project that defines it and its full name. Nested types (including those that the compiler makes for lambdas, iterators
/// and async methods) count as the outermost type.
/// </summary>
public readonly record struct NamedType(string Project, string Namespace, string Name)
{
    public string Full => Namespace.Length == 0 ? Name : Namespace + "." + Name;

    public override string ToString() => Full;
}

/// <summary>Resolves the handles of one assembly to names of outermost types.</summary>
public sealed class TypeNames(MetadataReader metadata, string project)
{
    private readonly ConcurrentDictionary<EntityHandle, IReadOnlyList<NamedType>> _named = [];

    public NamedType Of(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(Outermost(handle));
        return new(project, metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    public NamedType Of(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference) return Of((TypeReferenceHandle)type.ResolutionScope);
        var from = type.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? CompiledAssembly.NameOfProject(
                metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name))
            : project;
        return new(from, metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    public TypeDefinitionHandle Outermost(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.IsNested ? Outermost(type.GetDeclaringType()) : handle;
    }

    /// <summary>The types that a handle of any kind names, including generic arguments.</summary>
    public IReadOnlyList<NamedType> In(EntityHandle handle)
    {
        if (_named.TryGetValue(handle, out var known)) return known;
        var seen = new List<NamedType>();
        Collect(handle, new TypeCollector(this, seen));
        return _named[handle] = [.. seen.Distinct()];
    }

    private void Collect(EntityHandle handle, TypeCollector types)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                types.Add(metadata, handle);
                break;
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                types.Add(metadata, method.GetDeclaringType());
                method.DecodeSignature(types, null);
                break;
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                types.Add(metadata, field.GetDeclaringType());
                field.DecodeSignature(types, null);
                break;
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                Collect(member.Parent, types);
                if (member.GetKind() == MemberReferenceKind.Method) member.DecodeMethodSignature(types, null);
                else member.DecodeFieldSignature(types, null);
                break;
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Collect(generic.Method, types);
                generic.DecodeSignature(types, null);
                break;
            case HandleKind.StandaloneSignature:
                var signature = metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle);
                if (signature.GetKind() == StandaloneSignatureKind.LocalVariables) signature.DecodeLocalSignature(types, null);
                else signature.DecodeMethodSignature(types, null);
                break;
        }
    }
}
