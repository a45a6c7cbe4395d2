using System.Reflection;
using System.Reflection.Metadata;
using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

public sealed class ShapeTests
{
    /// <summary>Interfaces with fewer than two implementations, and why they stand all the same.</summary>
    private static readonly Dictionary<string, string> Granted = new()
    {
        ["Canteen.Storage.IReaction"] = "Notifications are the first room that reacts; delivery to other servers is the second. The conformance tests have theirs.",
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
               let methods = type.GetMethods().Select(metadata.GetMethodDefinition).Where(IsPublic).Select(m => metadata.GetString(m.Name)).ToList()
               where methods.Contains("RunAsync")
               select (project.Assembly.Names.Of(handle), methods);
    }

    private static bool IsPublic(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public
        && !method.Attributes.HasFlag(MethodAttributes.SpecialName) && !method.Attributes.HasFlag(MethodAttributes.Static);

    private static Place Place(NamedType type) => Tree.Src.Append(Tree.Own).Single(p => p.Assembly.Name == type.Project).Places.Of(type);
}
