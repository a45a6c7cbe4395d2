using System.Reflection;
using System.Reflection.Metadata;
using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

public sealed class ShapeTests
{
    /// <summary>Interfaces with fewer than two implementations, and why they exist all the same.</summary>
    private static readonly Dictionary<string, string> Granted = new()
    {
    };

    /// <summary>Classes that write without being use cases, and why.</summary>
    private static readonly Dictionary<string, string> GrantedWriters = new()
    {
        ["Canteen.Features.Federation.Actors.ActorKeys"] = "A store: it makes a key the first time that one is asked for.",
        ["Canteen.Features.Reading.Notifications.NotificationSlices"] = "The statements by which several use cases take notifications "
            + "away, a slice at a time.",
    };

    [Fact]
    public void Every_interface_has_two_implementations() =>
        Offenders.None(
            Lonely(Tree.Src).Where(i => !Granted.ContainsKey(i.Full)).Select(i => $"{Place(i)} {i}"),
            "An interface with one implementation is a detour: use the class. If a second one is certain, list it here with the reason.");

    [Fact]
    public void Every_exception_for_an_interface_is_needed() =>
        Offenders.AllUsed(Granted.Keys, Lonely(Tree.Src).Select(i => i.Full), "two implementations");

    [Fact]
    public void A_use_case_has_one_public_method() =>
        Offenders.None(
            UseCases(Tree.Features).Where(u => u.Public.Count > 1).Select(u => $"{Place(u.Type)} {u.Type}: {string.Join(", ", u.Public)}"),
            "A class with RunAsync is a use case: one class, one verb, one public method. Give the others a class of their own.");

    [Fact]
    public void What_writes_is_one_use_case_with_one_verb() =>
        Offenders.None(
            Writers(Tree.Features).Where(w => w.Public is not ["RunAsync"] && !GrantedWriters.ContainsKey(w.Type.Full))
                .Select(w => $"{Place(w.Type)} {w.Type}: {string.Join(", ", w.Public)}"),
            "A class in a room that writes to the database is a use case: its one public method is RunAsync. (Classes that only read may have a few.)");

    [Fact]
    public void Every_exception_for_a_writer_is_needed() =>
        Offenders.AllUsed(
            GrantedWriters.Keys, Writers(Tree.Features).Where(w => w.Public is not ["RunAsync"])
                .Select(w => w.Type.Full), "what writes has one verb");

    [Fact]
    public void A_writer_with_two_verbs_is_seen() =>
        Assert.Contains(Writers(Tree.Own), w => w.Type.Name == "Scribbler" && w.Public.Count == 2);

    [Fact]
    public void A_lonely_interface_and_a_chatty_use_case_are_seen()
    {
        Assert.Contains(Lonely([Tree.Own]), i => i.Name == "ILonely");
        Assert.Equal(["RunAsync", "AndAlso"], UseCases(Tree.Own).Single(u => u.Type.Name == "Chatty").Public);
    }

    private static IEnumerable<NamedType> Lonely(IEnumerable<Compiled> projects)
    {
        var all = projects.ToList();
        var counts = all.SelectMany(p => Implemented(p.Assembly)).CountBy(n => n).ToDictionary();
        return all
            .SelectMany(p => p.Assembly.Metadata.TypeDefinitions
                .Where(t => p.Assembly.Metadata.GetTypeDefinition(t).Attributes.HasFlag(TypeAttributes.Interface))
                .Select(p.Assembly.Names.Of))
            .Where(i => counts.GetValueOrDefault(i) < 2);
    }

    private static IEnumerable<NamedType> Implemented(CompiledAssembly assembly) =>
        assembly.Metadata.TypeDefinitions
            .SelectMany(t => assembly.Metadata.GetTypeDefinition(t).GetInterfaceImplementations())
            .SelectMany(i => assembly.Names.In(assembly.Metadata.GetInterfaceImplementation(i).Interface));

    private static IEnumerable<(NamedType Type, List<string> Public)> UseCases(Compiled project)
    {
        var metadata = project.Assembly.Metadata;
        return from handle in metadata.TypeDefinitions
               let type = metadata.GetTypeDefinition(handle)
               where type.Attributes.HasFlag(TypeAttributes.Public)
               let methods = type.GetMethods().Select(metadata.GetMethodDefinition).Where(IsPublic).Select(m => metadata.GetString(m.Name))
                   .ToList()
               where methods.Contains("RunAsync")
               select (project.Assembly.Names.Of(handle), methods);
    }

    /// <summary>Public classes whose code calls Database.WriteAsync, unless their methods are those of an interface.</summary>
    private static IEnumerable<(NamedType Type, List<string> Public)> Writers(Compiled project)
    {
        var metadata = project.Assembly.Metadata;
        var writing = MethodUse.NamedBy(project.Assembly).Where(n => n.Named is ("Canteen.Storage.Database", "WriteAsync"))
            .Select(n => n.By).ToHashSet();
        return from handle in metadata.TypeDefinitions
               let type = metadata.GetTypeDefinition(handle)
               let name = project.Assembly.Names.Of(handle)
               where !type.IsNested && writing.Contains(name) && type.GetInterfaceImplementations().Count == 0
               where !name.Namespace.StartsWith("Canteen.Features.Platform", StringComparison.Ordinal)
               select (
                   name,
                   type.GetMethods().Select(metadata.GetMethodDefinition).Where(IsPublic).Select(m => metadata.GetString(m.Name)).ToList());
    }

    private static bool IsPublic(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public
        && !method.Attributes.HasFlag(MethodAttributes.SpecialName) && !method.Attributes.HasFlag(MethodAttributes.Static);

    private static Place Place(NamedType type) => Tree.Src.Append(Tree.Own).Single(p => p.Assembly.Name == type.Project).Places.Of(type);
}
