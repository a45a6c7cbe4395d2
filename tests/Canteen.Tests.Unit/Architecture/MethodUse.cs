using System.Reflection;
using System.Reflection.Metadata;
using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

/// <summary>Which methods an assembly declares, and which ones it uses. Overloads count as one.</summary>
internal static class MethodUse
{
    private static readonly string[] ByConvention = ["PrintMembers", "Deconstruct", "InvokeAsync", "BindAsync"];

    /// <summary>
    /// Each outermost type with null, and with each method that must be called by name. Left out are members that are called by contract
    /// (overrides, implementations of interfaces, constructors, properties, operators, middleware, binding, the program's start), and types
    /// that contain only constants, which the compiler copies.
    /// </summary>
    public static IEnumerable<(NamedType Type, string? Method)> Declared(CompiledAssembly assembly)
    {
        var metadata = assembly.Metadata;
        foreach (var handle in metadata.TypeDefinitions)
        {
            var (type, name) = (metadata.GetTypeDefinition(handle), assembly.Names.Of(handle));
            if (name.Name.Contains('<', StringComparison.Ordinal) || name.Name == "Program") continue;
            if (!type.IsNested && !HoldsOnlyConstants(metadata, type)) yield return (name, null);
            var written = type.GetMethods().Select(metadata.GetMethodDefinition)
                .Where(m => !m.Attributes.HasFlag(MethodAttributes.Virtual) && !m.Attributes.HasFlag(MethodAttributes.SpecialName))
                .Select(m => metadata.GetString(m.Name));
            foreach (var method in written.Where(m => !m.Contains('<', StringComparison.Ordinal) && !ByConvention.Contains(m)))
            {
                yield return (name, method);
            }
        }
    }

    public static IEnumerable<(string Type, string Method)> Named(CompiledAssembly assembly) => NamedBy(assembly).Select(n => n.Named);

    public static IEnumerable<(NamedType By, (string Type, string Method) Named)> NamedBy(CompiledAssembly assembly) =>
        from handle in assembly.Metadata.MethodDefinitions
        let method = assembly.Metadata.GetMethodDefinition(handle)
        let body = assembly.Body(method)
        where body is not null
        from instruction in Instructions.Read(body)
        where instruction.IsToken
        from named in MethodsIn(assembly, instruction.Handle)
        select (assembly.Names.Of(method.GetDeclaringType()), named);

    private static bool HoldsOnlyConstants(MetadataReader metadata, TypeDefinition type) =>
        type.GetMethods().Count == 0 && type.GetFields().Count > 0
        && type.GetFields().All(f => metadata.GetFieldDefinition(f).Attributes.HasFlag(FieldAttributes.Literal));

    private static IEnumerable<(string Type, string Method)> MethodsIn(CompiledAssembly assembly, EntityHandle handle)
    {
        var metadata = assembly.Metadata;
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return [(assembly.Names.Of(method.GetDeclaringType()).Full, metadata.GetString(method.Name))];
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return assembly.Names.In(member.Parent).Take(1).Select(t => (t.Full, metadata.GetString(member.Name)));
            case HandleKind.MethodSpecification:
                return MethodsIn(assembly, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            default:
                return [];
        }
    }
}
