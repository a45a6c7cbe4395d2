using Canteen.Map.Plan;
using static Canteen.Map.Drawing.Elevation;
using static Canteen.Map.Drawing.Svg;

namespace Canteen.Map.Drawing;

/// <summary>
/// The picture of docs/map.md: a house from the front, with roof, wings and their rooms, the event log, platform, core, cellars,
/// foundation.
/// </summary>
public sealed class HousePicture
{
    private readonly HousePlan _plan;
    private readonly Elevation _at;
    private readonly Svg _svg = new();

    private HousePicture(HousePlan plan) => (_plan, _at) = (plan, new Elevation(plan));

    public static string Draw(HousePlan plan)
    {
        var picture = new HousePicture(plan);
        picture.DrawAll();
        return picture._svg.ToString();
    }

    private void DrawAll()
    {
        var (width, height) = (N(_at.Width), N(_at.Height));
        _svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" "
            + "role=\"img\" aria-labelledby=\"title desc\">");
        _svg.Raw("<title id=\"title\">The house of Canteen</title>");
        _svg.Raw($"<desc id=\"desc\">{E(Description())}</desc>");
        _svg.Raw(HousePaint.Style).Raw(HousePaint.Markers);
        _svg.Box(0, 0, _at.Width, _at.Height, "paper", 0);
        DrawRoof();
        DrawBody();
        for (var i = 0; i < _plan.Wings.Count; i++) new WingPicture(_svg, _at, _plan.Wings[i], i).Draw();
        DrawLog();
        DrawPlatform();
        DrawCellars();
        new ArrowsPicture(_svg, _at, _plan).Draw();
        DrawLegend();
        _svg.Raw("</svg>");
    }

    private string Description() =>
        "Six projects, from top to bottom. Canteen.Server, the roof, refers to everything below. Canteen.Features holds the wings: "
        + string.Join("; ", _plan.Wings.Select(w => $"{w.Name} with {string.Join(", ", w.Rooms.Select(r => r.Name.Name))}"))
        + ". Rooms use the platform and the core, and never each other; they meet in the log of what happened. Below stand Canteen.Core and "
        + "Canteen.ActivityPub, Canteen.Storage under Canteen.Core, and Canteen.Domain under all of them. Every arrow points down.";

    private void DrawRoof()
    {
        var (left, right, eaves) = (Left - Overhang, _at.Width - Left + Overhang, _at.BodyTop);
        _svg.Line($"M{N(left)} {N(eaves)} L{N(_at.Middle - 70)} {N(eaves - Roof)} H{N(_at.Middle + 70)} L{N(right)} {N(eaves)} Z", "roof");
        _svg.Text(_at.Middle, eaves - 44, "Canteen.Server", "project on-door", "middle");
        _svg.Text(_at.Middle, eaves - 22, "the command line, configuration, wiring", "note on-door", "middle");
    }

    private void DrawBody()
    {
        _svg.Box(Left, _at.BodyTop, _at.BodyWidth, _at.BodyBottom - _at.BodyTop, "body", 0);
        _svg.Text(Left + Wall, _at.BodyTop + 30, "Canteen.Features", "project");
        _svg.Text(Left + Wall, _at.BodyTop + 48, "wings hold rooms; a room is one feature, whole", "note");
    }

    private void DrawLog()
    {
        _svg.Box(Left + Wall, _at.LogTop, _at.InnerWidth, 26, "log", 13);
        _svg.Text(_at.Middle, _at.LogTop + 18, "the log of what happened (table: events)", "log-text", "middle");
    }

    private void DrawPlatform()
    {
        _svg.Box(Left + Wall, _at.PlatformTop, _at.InnerWidth, 66, "beam", 8);
        _svg.Text(Left + Wall + 14, _at.PlatformTop + 26, "Platform", "room");
        _svg.Text(Left + Wall + 92, _at.PlatformTop + 26, "what every room may use", "note");
        _svg.Text(Left + Wall + 14, _at.PlatformTop + 50, string.Join(" · ", _plan.Platform.Folders), "note ink");
        var (down, up, top, log) = (Left + Wall + _at.InnerWidth - 56, Left + Wall + _at.InnerWidth - 28, _at.PlatformTop, _at.LogTop + 26);
        if (_plan.Platform.Announces.Count > 0)
        {
            _svg.Line($"M{N(down)} {N(top)} V{N(log + 3)}", "pipe", "hear");
            _svg.Dot(down, top, "says", $"The platform announces {string.Join(", ", _plan.Platform.Announces)}");
        }
        if (_plan.Platform.Hears.Count > 0)
            _svg.Line($"M{N(up)} {N(log)} V{N(top - 3)}", "pipe", "hear", $"The platform hears {string.Join(", ", _plan.Platform.Hears)}");
    }

    private void DrawCellars()
    {
        var width = (_at.BodyWidth - _at.CellarGap) / 2;
        Slab(Left, _at.CellarTop, width, _at.CellarHeight, "Canteen.Core", string.Join(" · ", _plan.Core.Folders));
        Slab(Left, _at.StorageTop, width, _at.CellarHeight, "Canteen.Storage", "SQLite or PostgreSQL, migrations, the log, jobs");
        Slab(
            Left + width + _at.CellarGap, _at.CellarTop, width, _at.CellarHeight, "Canteen.ActivityPub",
            "what goes over the wire to other servers");
        Slab(
            Left, _at.FoundationTop, _at.BodyWidth, _at.FoundationHeight, "Canteen.Domain",
            "ids, entities, events, rules and text; no input or output");
    }

    private void Slab(double x, double y, double width, double height, string name, string purpose)
    {
        _svg.Box(x, y, width, height, "slab", 4);
        _svg.Text(x + 18, y + 24, name, "project");
        _svg.Text(x + 18, y + 43, purpose, "note");
    }

    private void DrawLegend()
    {
        var y = _at.LegendTop;
        _svg.Line($"M{N(Left)} {N(y)} h34", "use", "use").Text(Left + 48, y + 5, "refers to (read from the compiled code)", "note");
        _svg.Dot(Left + 330, y, "says", "").Text(Left + 344, y + 5, "announces events to the log", "note");
        _svg.Line($"M{N(Left + 560)} {N(y)} h26", "pipe", "hear").Text(Left + 600, y + 5, "hears events from the log", "note");
    }
}
