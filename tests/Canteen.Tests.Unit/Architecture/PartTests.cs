using Canteen.Map.Plan;
using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

/// <summary>
/// The folders of the core and of the platform: each is a part of its own, and parts may use each other only in one order.
/// </summary>
public sealed class PartTests
{
    [Theory]
    [InlineData(Ground.Core)]
    [InlineData(Ground.Platform)]
    public void Parts_form_no_circle(string ground)
    {
        var arrows = ArrowsIn(ground);
        Offenders.None(
            Circles.In(arrows.GroupBy(a => a.From).ToDictionary(g => g.Key, g => g.Select(a => a.To).Distinct()))
                .Select(circle => $"{circle}\n      {string.Join("\n      ", Why(arrows, circle))}"),
            $"Parts of {ground} refer to each other in a circle. Move what both need below both, or what one adds to the other above both.");
    }

    private static List<(string From, string To, Reference Reference)> ArrowsIn(string ground) =>
        [.. Tree.Src.SelectMany(p => p.References)
            .Select(r => (From: Ground.FolderOf(r.From, ground), To: Ground.FolderOf(r.To, ground), Reference: r))
            .Where(a => a is { From.Length: > 0, To.Length: > 0 } && a.From != a.To)
            .Select(a => (a.From!, a.To!, a.Reference))];

    private static IEnumerable<string> Why(List<(string From, string To, Reference Reference)> arrows, string circle)
    {
        var parts = circle.Split(" -> ");
        return parts.Zip(parts.Skip(1)).SelectMany(step => arrows.Where(a => a.From == step.First && a.To == step.Second))
            .Select(a => $"{a.Reference.Where} {a.Reference.From} names {a.Reference.To}").Distinct().Take(20);
    }
}
