using System.Reflection.Metadata;

namespace Canteen.Map.Reading;

/// <summary>The types among the arguments of an attribute, which metadata holds as text ("Namespace.Type, Assembly, ...").</summary>
internal sealed class AttributeTypes : ICustomAttributeTypeProvider<string>
{
    private static readonly AttributeTypes Provider = new();

    public static IEnumerable<NamedType> In(CustomAttribute attribute, MetadataReader metadata, string project)
    {
        CustomAttributeValue<string> value;
        try
        {
            value = attribute.DecodeValue(Provider);
        }
        catch (Exception e) when (e is BadImageFormatException or NotSupportedException)
        {
            // An enum of unknown size: such an attribute does not name any of our types.
            yield break;
        }
        var arguments = value.FixedArguments.Select(a => (a.Type, a.Value))
            .Concat(value.NamedArguments.Select(a => (a.Type, a.Value)));
        foreach (var (_, text) in arguments.Where(a => a.Type == "System.Type"))
        {
            if (text is string name) yield return Parse(name, project);
        }
    }

    private static NamedType Parse(string text, string project)
    {
        var parts = text.Split(", ");
        var full = parts[0].Split('+', '[')[0];
        var dot = full.LastIndexOf('.');
        return new(parts.Length > 1 ? CompiledAssembly.NameOfProject(parts[1]) : project, dot < 0 ? "" : full[..dot], full[(dot + 1)..]);
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();
    public string GetSystemType() => "System.Type";
    public string GetSZArrayType(string elementType) => elementType + "[]";
    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";
    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        reader.GetString(reader.GetTypeReference(handle).Namespace) + "." + reader.GetString(reader.GetTypeReference(handle).Name);
    public string GetTypeFromSerializedName(string name) => name;
    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
    public bool IsSystemType(string type) => type == "System.Type";
}
