using System.Text;
using Canteen.Map.Plan;

namespace Canteen.Map.Drawing;

/// <summary>The rooms as a Markdown table, kept between two markers of <c>docs/map.md</c>.</summary>
public static class RoomTable
{
    public const string Begin = "<!-- rooms: written by ./dev map -->";
    private const string PlatformPurpose = "What every room may use: access, errors, input, rate limits, streams, the frame of the pages.";
    private const string CorePurpose = "What people are shown, kept in memory: viewers, accounts, posts, timelines, notifications.";

    public const string End = "<!-- /rooms -->";

    public static string Draw(HousePlan plan)
    {
        var table = new StringBuilder("| room | what it is for | routes | hears | announces |\n|---|---|--:|---|---|\n");
        foreach (var wing in plan.Wings)
        {
            table.Append("| **").Append(wing.Name).Append("** | | | | |\n");
            foreach (var room in wing.Rooms)
            {
                table.Append(Row(room)).Append('\n');
            }
        }
        table.Append("| **Below the rooms** | | | | |\n");
        table.Append(Row("Platform", "src/Canteen.Features/Platform", PlatformPurpose, plan.Platform));
        table.Append(Row("Core", "src/Canteen.Core", CorePurpose, plan.Core));
        return table.ToString();
    }

    /// <exception cref="InvalidDataException">The page does not have the markers.</exception>
    public static string Into(string page, string table)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidDataException($"docs/map.md needs the lines {Begin} and {End}");
        return page[..(begin + Begin.Length)] + "\n" + table + page[end..];
    }

    private static string Row(Room room) =>
        $"| [{room.Name.Name}](../{room.Name.Folder}) | {room.Purpose} | {Svg.N(room.Routes)} | {List(room.Hears)} | {List(room.Announces)} |";

    private static string Row(string name, string folder, string purpose, Ground ground) =>
        $"| [{name}](../{folder}) | {purpose} | 0 | {List(ground.Hears)} | {List(ground.Announces)} |\n";

    private static string List(IReadOnlyList<string> names) => string.Join(", ", names);
}
