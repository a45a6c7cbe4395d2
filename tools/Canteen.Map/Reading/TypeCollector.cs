using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Canteen.Map.Reading;

/// <summary>Walks a signature and records every type in it. The values that it returns to the decoder have no meaning.</summary>
internal sealed class TypeCollector(TypeNames names, List<NamedType> seen) : ISignatureTypeProvider<bool, object?>
{
    public void Add(MetadataReader metadata, EntityHandle type)
    {
        if (type.Kind == HandleKind.TypeDefinition) seen.Add(names.Of((TypeDefinitionHandle)type));
        else if (type.Kind == HandleKind.TypeReference) seen.Add(names.Of((TypeReferenceHandle)type));
        else metadata.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(this, null);
    }

    public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Seen(reader, handle);

    public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Seen(reader, handle);

    public bool GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        Seen(reader, handle);

    public bool GetArrayType(bool elementType, ArrayShape shape) => false;
    public bool GetByReferenceType(bool elementType) => false;
    public bool GetFunctionPointerType(MethodSignature<bool> signature) => false;
    public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => false;
    public bool GetGenericMethodParameter(object? genericContext, int index) => false;
    public bool GetGenericTypeParameter(object? genericContext, int index) => false;
    public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => false;
    public bool GetPinnedType(bool elementType) => false;
    public bool GetPointerType(bool elementType) => false;
    public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => false;
    public bool GetSZArrayType(bool elementType) => false;

    private bool Seen(MetadataReader reader, EntityHandle handle)
    {
        Add(reader, handle);
        return false;
    }
}
