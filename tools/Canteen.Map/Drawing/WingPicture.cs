using Canteen.Map.Plan;
using static Canteen.Map.Drawing.Elevation;
using static Canteen.Map.Drawing.Svg;

namespace Canteen.Map.Drawing;

/// <summary>
/// One wing: its rooms above each other, on the left the pipe that carries down what they announce, on the right the pipe that brings
/// up what they hear.
/// </summary>
internal sealed class WingPicture(Svg svg, Elevation at, Wing wing, int index)
{
    private readonly double _left = at.WingLeft(index);

    private double DownPipe => _left + Riser;
    private double UpPipe => _left + at.WingWidth - Riser;

    public void Draw()
    {
        var height = at.WingHeight(wing);
        svg.Box(_left, at.WingsBottom - height, at.WingWidth, height, "wing");
        svg.Text(_left + (at.WingWidth / 2), at.WingsBottom - height + 23, wing.Name, "wing-name", "middle");
        DrawPipes();
        for (var i = 0; i < wing.Rooms.Count; i++) DrawRoom(wing.Rooms[i], at.RoomTop(wing, i));
    }

    private void DrawPipes()
    {
        if (First(r => r.Announces.Count > 0) is { } top) svg.Line($"M{N(DownPipe)} {N(top)} V{N(at.LogTop - 2)}", "pipe", "hear");
        if (First(r => r.Hears.Count > 0) is { } highest) svg.Line($"M{N(UpPipe)} {N(at.LogTop)} V{N(highest)}", "pipe");
    }

    private double? First(Func<Room, bool> which)
    {
        var room = wing.Rooms.ToList().FindIndex(r => which(r));
        return room < 0 ? null : at.RoomTop(wing, room) + (RoomHeight / 2);
    }

    private void DrawRoom(Room room, double top)
    {
        var (x, width, middle) = (_left + (2 * Riser), at.WingWidth - (4 * Riser), top + (RoomHeight / 2));
        svg.Box(x, top, width, RoomHeight, "window", 6, $"{room.Name}: {room.Purpose}");
        svg.Text(_left + (at.WingWidth / 2), top + 19, room.Name.Name, "room", "middle");
        svg.Text(_left + (at.WingWidth / 2), top + 35, Routes(room.Routes), "note", "middle");
        if (room.Announces.Count > 0)
        {
            svg.Line($"M{N(x)} {N(middle)} H{N(DownPipe)}", "pipe");
            svg.Dot(x, middle, "says", $"{room.Name.Name} announces {string.Join(", ", room.Announces)}");
        }
        if (room.Hears.Count > 0)
        {
            svg.Line($"M{N(UpPipe)} {N(middle)} H{N(x + width + 2)}", "pipe", "hear", $"{room.Name.Name} hears {string.Join(", ", room.Hears)}");
        }
    }

    private static string Routes(int count) => count switch { 0 => "no routes", 1 => "1 route", _ => $"{count} routes" };
}
