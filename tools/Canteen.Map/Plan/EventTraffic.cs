using System.Reflection.Metadata;
using Canteen.Map.Reading;

namespace Canteen.Map.Plan;

/// <summary>Who announces which event, and who hears it.</summary>
public sealed class EventTraffic
{
    private static readonly string[] Listeners = ["Canteen.Storage.IReaction", "Canteen.Storage.ILiveTail"];
    private readonly List<(NamedType By, NamedType Event, bool Made)> _named = [];
    private readonly HashSet<NamedType> _listeners;

    public EventTraffic(CompiledAssembly assembly, IReadOnlySet<NamedType> events)
    {
        var metadata = assembly.Metadata;
        _listeners = [.. metadata.TypeDefinitions.Where(t => Listens(assembly, t)).Select(assembly.Names.Of)];
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (assembly.Body(method) is not { } body) continue;
            var by = assembly.Names.Of(method.GetDeclaringType());
            foreach (var instruction in Instructions.Read(body).Where(i => i.IsToken))
            {
                var made = instruction.Code.Name == "newobj";
                var named = assembly.Names.In(made ? Parent(metadata, instruction.Handle) : instruction.Handle).Where(events.Contains);
                _named.AddRange(named.Select(e => (by, e, made)));
            }
        }
    }

    public static HashSet<NamedType> EventsOf(CompiledAssembly domain) =>
        [.. domain.Metadata.TypeDefinitions
            .Where(t => domain.Metadata.GetTypeDefinition(t).BaseType is { IsNil: false } parent
                && domain.Names.In(parent).Any(n => n.Full == "Canteen.Domain.DomainEvent"))
            .Select(domain.Names.Of)];

    public IEnumerable<string> AnnouncedBy(Func<NamedType, bool> whom) => Events(n => n.Made && whom(n.By));

    public IEnumerable<string> HeardBy(Func<NamedType, bool> whom) => Events(n => !n.Made && _listeners.Contains(n.By) && whom(n.By));

    private IEnumerable<string> Events(Func<(NamedType By, NamedType Event, bool Made), bool> which) =>
        _named.Where(which).Select(n => n.Event.Name);

    private static bool Listens(CompiledAssembly assembly, TypeDefinitionHandle handle) =>
        assembly.Metadata.GetTypeDefinition(handle).GetInterfaceImplementations()
            .Select(i => assembly.Metadata.GetInterfaceImplementation(i).Interface)
            .SelectMany(assembly.Names.In)
            .Any(n => Listeners.Contains(n.Full));

    private static EntityHandle Parent(MetadataReader metadata, EntityHandle constructor) =>
        constructor.Kind == HandleKind.MemberReference
            ? metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent
            : metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType();
}
