using System.Reflection.Metadata;

namespace Canteen.Map.Reading;

/// <summary>A function in the source, with the lines from its first statement (or opening brace) to its last.</summary>
public sealed record Function(NamedType Type, string Name, Place Start, int EndLine)
{
    public int Lines => EndLine - Start.Line + 1;

    /// <summary>
    /// Methods, constructors, accessors and local functions with a body, each once: a lambda belongs to the function that contains it, and
    /// an async method is measured by its state machine. Of a constructor only its own body counts, not the initialisers of the fields.
    /// </summary>
    public static IEnumerable<Function> In(CompiledAssembly assembly)
    {
        var metadata = assembly.Metadata;
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            var kickoff = assembly.Symbols.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetStateMachineKickoffMethod();
            var written = metadata.GetMethodDefinition(kickoff.IsNil ? handle : kickoff);
            var name = metadata.GetString(written.Name);
            if (name.Contains('<', StringComparison.Ordinal) && name != "<Main>$" && !name.Contains(">g__", StringComparison.Ordinal))
                continue;
            var points = assembly.Points(handle);
            if (name is ".ctor" or ".cctor") points = OwnPoints(assembly, written, points);
            if (points.Count == 0 || !IsWritten(points[0].Start.File)) continue;
            var file = points[0].Start.File;
            var own = points.Where(p => p.Start.File == file).ToList();
            yield return new(
                assembly.Names.Of(written.GetDeclaringType()), name, own.MinBy(p => p.Start.Line).Start, own.Max(p => p.EndLine));
        }
    }

    private static bool IsWritten(string file) =>
        file.EndsWith(".cs", StringComparison.Ordinal) && !file.EndsWith(".g.cs", StringComparison.Ordinal)
            && !file.Contains("/obj/", StringComparison.Ordinal);

    private static List<(int Offset, Place Start, int EndLine)> OwnPoints(
        CompiledAssembly assembly, MethodDefinition constructor, List<(int Offset, Place Start, int EndLine)> points)
    {
        var metadata = assembly.Metadata;
        var type = metadata.GetTypeDefinition(constructor.GetDeclaringType());
        var isStatic = metadata.GetString(constructor.Name) == ".cctor";
        if (isStatic && type.Attributes.HasFlag(System.Reflection.TypeAttributes.BeforeFieldInit)) return [];
        if (isStatic || assembly.Body(constructor) is not { } body) return points;
        var chained = Instructions.Read(body).FirstOrDefault(i => i.IsCall && i.Code.Name == "call" && IsConstructor(metadata, i.Handle));
        var from = points.LastOrDefault(p => p.Offset <= chained.Offset).Offset;
        return [.. points.Where(p => p.Offset >= from)];
    }

    private static bool IsConstructor(MetadataReader metadata, EntityHandle handle) =>
        handle.Kind switch
        {
            HandleKind.MethodDefinition => metadata.GetString(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).Name) == ".ctor",
            HandleKind.MemberReference => metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)handle).Name) == ".ctor",
            _ => false,
        };
}
