using Canteen.Map.Plan;
using static Canteen.Map.Drawing.Elevation;
using static Canteen.Map.Drawing.Svg;

namespace Canteen.Map.Drawing;

/// <summary>
/// Draws one wing: its rooms above each other, on their left the pipe that carries down what they announce, on their right the pipe that
/// brings up what they hear.
/// </summary>
internal sealed class WingPicture(Svg svg, Elevation at, Wing wing, int index)
{
    public void Draw()
    {
        var (left, width, top) = (at.WingLeft(index), at.WingWidth(wing), at.WingTop(wing));
        svg.Box(left, top, width, at.WingsBottom - top, "wing");
        svg.Text(left + (width / 2), top + 23, wing.Name, "wing-name", "middle");
        foreach (var column in ColumnsOf(wing))
        {
            DrawColumn(column, left);
            left += at.ColumnWidth;
        }
    }

    private void DrawColumn(Room[] rooms, double left)
    {
        var (down, up) = (left + Riser, left + at.ColumnWidth - Riser);
        if (Highest(rooms, r => r.Announces.Count > 0) is { } from) svg.Line($"M{N(down)} {N(from)} V{N(at.LogTop - 2)}", "pipe", "hear");
        if (Highest(rooms, r => r.Hears.Count > 0) is { } to) svg.Line($"M{N(up)} {N(at.LogTop)} V{N(to)}", "pipe");
        for (var row = 0; row < rooms.Length; row++) DrawRoom(rooms[row], left, at.RoomTop(wing, row));
    }

    private double? Highest(Room[] rooms, Predicate<Room> which)
    {
        var row = Array.FindIndex(rooms, which);
        return row < 0 ? null : at.RoomTop(wing, row) + (RoomHeight / 2);
    }

    private void DrawRoom(Room room, double left, double top)
    {
        var (x, width, centre, middle) = (left + (2 * Riser), at.ColumnWidth - (4 * Riser), left + (at.ColumnWidth / 2),
            top + (RoomHeight / 2));
        svg.Box(x, top, width, RoomHeight, "window", 6, $"{room.Name}: {room.Purpose}");
        svg.Text(centre, top + 19, room.Name.Name, "room", "middle");
        svg.Text(centre, top + 35, Routes(room.Routes), "note", "middle");
        if (room.Announces.Count > 0)
        {
            svg.Line($"M{N(x)} {N(middle)} H{N(left + Riser)}", "pipe");
            svg.Dot(x, middle, "says", $"{room.Name.Name} announces {string.Join(", ", room.Announces)}");
        }
        if (room.Hears.Count > 0)
        {
            svg.Line(
                $"M{N(left + at.ColumnWidth - Riser)} {N(middle)} H{N(x + width + 2)}", "pipe", "hear",
                $"{room.Name.Name} hears {string.Join(", ", room.Hears)}");
        }
    }

    private static string Routes(int count) => count switch { 0 => "no routes", 1 => "1 route", _ => $"{count} routes" };
}
