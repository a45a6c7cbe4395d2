using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

public sealed class UseTests
{
    private static readonly Dictionary<string, string> Granted = new()
    {
        ["Canteen.Domain.Recurrence.After"] = "For the room of tweetchats.",
        ["Canteen.Domain.Recurrence.Kept"] = "For the room of tweetchats.",
        ["Canteen.Domain.Recurrence.Moved"] = "For the room of tweetchats.",
        ["Canteen.Domain.Recurrence.Parse"] = "For the room of tweetchats.",
        ["Canteen.Domain.Recurrence.ToRule"] = "For the room of tweetchats.",
        ["Canteen.Domain.Recurrence.Without"] = "For the room of tweetchats.",
    };

    [Fact]
    public void Every_type_and_method_in_src_is_used_in_src() =>
        Offenders.None(
            Unused(Tree.Src).Where(m => !Granted.ContainsKey(m.Name)).Select(m => $"{m.Where} {m.Name}"),
            "Nothing in src refers to these. Take them out; what only tests need belongs to the tests.");

    [Fact]
    public void Every_exception_is_needed() =>
        Offenders.AllUsed(Granted.Keys, Unused(Tree.Src).Select(m => m.Name), "used in src");

    [Fact]
    public void What_nobody_uses_is_seen()
    {
        var unused = Unused([Tree.Own]).Select(m => m.Name).ToList();
        Assert.Contains("Canteen.Tests.Unit.Architecture.Planted.Forgotten", unused);
        Assert.Contains("Canteen.Features.Gossip.Downstairs.Neighbour.Hear", unused);
        Assert.DoesNotContain("Canteen.Features.Gossip.Downstairs.Neighbour.Tell", unused);
    }

    private static IEnumerable<(string Name, Place Where)> Unused(IReadOnlyList<Compiled> projects)
    {
        var types = projects.SelectMany(p => p.References).Select(r => r.To.Full).ToHashSet();
        var methods = projects.SelectMany(p => MethodUse.Named(p.Assembly)).ToHashSet();
        foreach (var project in projects)
        {
            foreach (var (type, method) in MethodUse.Declared(project.Assembly))
            {
                var place = project.Places.Of(type);
                if (place.Line == 0 || place.File.EndsWith(".razor", StringComparison.Ordinal)) continue;
                if (method is null && !types.Contains(type.Full)) yield return (type.Full, place);
                if (method is not null && types.Contains(type.Full) && !methods.Contains((type.Full, method)))
                    yield return ($"{type}.{method}", place);
            }
        }
    }
}
