using Canteen.Map.Plan;
using static Canteen.Map.Drawing.Elevation;
using static Canteen.Map.Drawing.Svg;

namespace Canteen.Map.Drawing;

/// <summary>Draws which project refers to which. An arrow that the plan does not allow is drawn too, straight and red.</summary>
internal sealed class ArrowsPicture(Svg svg, Elevation at, HousePlan plan)
{
    public void Draw()
    {
        foreach (var project in plan.Projects)
        {
            foreach (var used in project.Uses) DrawProject(project.Name, used);
        }
        foreach (var wing in plan.Wings) DrawWing(wing);
        foreach (var room in plan.Rooms)
        {
            foreach (var other in room.Rooms) Wrong(Centre(room.Name), Centre(other), $"{room.Name} refers to {other}");
        }
    }

    private void DrawProject(string from, string to)
    {
        var title = $"{from} refers to {to}";
        if (Way(from, to) is { } path) svg.Line(path, "use", "use", title);
        else Wrong(Centre(from), Centre(to), title);
    }

    private string? Way(string from, string to)
    {
        var (right, half) = (at.Width - Left, (at.BodyWidth - at.CellarGap) / 2);
        return (from, to) switch
        {
            ("Canteen.Server", "Canteen.Features") => Down(at.Middle, at.BodyTop - 14, at.BodyTop + 16),
            ("Canteen.Server", "Canteen.Core") => Round(Left - 30, Left, at.CellarTop + 22),
            ("Canteen.Server", "Canteen.Storage") => Round(Left - 48, Left, at.StorageTop + 29),
            ("Canteen.Server", "Canteen.Domain") => Round(Left - 66, Left, at.FoundationTop + 36),
            ("Canteen.Server", "Canteen.ActivityPub") => Round(right + 34, right, at.CellarTop + 29),
            ("Canteen.Features", "Canteen.Core") => Down(Left + (half / 2), at.BodyBottom, at.CellarTop),
            ("Canteen.Features", "Canteen.Storage") =>
                $"M{N(at.Middle - 16)} {N(at.BodyBottom)} V{N(at.StorageTop + 29)} H{N(Left + half + 3)}",
            ("Canteen.Features", "Canteen.ActivityPub") => Down(right - (half / 2), at.BodyBottom, at.CellarTop),
            ("Canteen.Features", "Canteen.Domain") => Down(at.Middle + 8, at.BodyBottom, at.FoundationTop),
            ("Canteen.Core", "Canteen.Storage") => Down(Left + (half / 2), at.CellarTop + at.CellarHeight, at.StorageTop),
            ("Canteen.Core", "Canteen.Domain") =>
                $"M{N(Left)} {N(at.CellarTop + 42)} H{N(Left - 14)} V{N(at.FoundationTop + 14)} H{N(Left - 3)}",
            ("Canteen.Storage", "Canteen.Domain") => Down(Left + (half / 2), at.StorageTop + at.CellarHeight, at.FoundationTop),
            _ => null,
        };
    }

    private static string Down(double x, double from, double to) => $"M{N(x)} {N(from)} V{N(to - 3)}";

    /// <summary>A path from the eaves down beside the house, and in.</summary>
    private string Round(double lane, double wall, double to) =>
        $"M{N(lane)} {N(at.BodyTop)} V{N(to)} H{N(lane < wall ? wall - 3 : wall + 3)}";

    private void DrawWing(Wing wing)
    {
        var users = wing.Rooms.Where(r => r.Platform.Count > 0).Select(r => r.Name.Name).ToList();
        if (users.Count == 0) return;
        var x = at.WingLeft(plan.Wings.ToList().IndexOf(wing)) + (at.WingWidth(wing) / 2);
        // In two pieces, because the log is drawn in front of it.
        svg.Line($"M{N(x)} {N(at.WingsBottom)} V{N(at.LogTop)}", "use");
        svg.Line(Down(x, at.LogTop + 26, at.PlatformTop), "use", "use", $"{string.Join(", ", users)} use the platform");
    }

    private void Wrong((double X, double Y) from, (double X, double Y) to, string title) =>
        svg.Line($"M{N(from.X)} {N(from.Y)} L{N(to.X)} {N(to.Y)}", "wrong", "wrong", title);

    private (double X, double Y) Centre(RoomName name)
    {
        var wing = Math.Max(0, plan.Wings.ToList().FindIndex(w => w.Name == name.Wing));
        var room = Math.Max(0, plan.Wings[wing].Rooms.ToList().FindIndex(r => r.Name == name));
        return at.RoomCentre(wing, room);
    }

    private (double X, double Y) Centre(string project) =>
        project switch
        {
            "Canteen.Server" => (at.Middle, at.BodyTop - 40),
            "Canteen.Features" => (at.Middle, at.BodyTop + 80),
            "Canteen.Core" => (Left + 140, at.CellarTop + 30),
            "Canteen.Storage" => (Left + 140, at.StorageTop + 30),
            "Canteen.ActivityPub" => (at.Width - Left - 140, at.CellarTop + 30),
            _ => (at.Middle, at.FoundationTop + 26),
        };
}
