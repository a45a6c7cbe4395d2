using System.Globalization;

namespace Canteen.Features.People.Circle;

/// <summary>
/// Where the largest groups of a circle stand around somebody, and how large they are drawn: an area is as many people. All in the units of
/// the picture, which is 300 wide; at that width letters are as large as on the page.
/// </summary>
internal static class CircleDrawing
{
    public const int Width = 300, Height = 344, Line = 15;

    /// <summary>The centre of the picture, and what stands there.</summary>
    public const int X = 150, Y = 152, Own = 24;

    /// <summary>How many groups have room.</summary>
    public const int Shown = 6;

    private const double Across = 108, Down = 114, Largest = 28, Smallest = 7;
    private const int LineLength = 13, Lines = 2;

    public static IReadOnlyList<Bubble> Of(IReadOnlyList<CircleGroup> groups)
    {
        var shown = groups.Take(Shown).ToList();
        var most = Math.Max(1, shown.Select(group => group.People).DefaultIfEmpty().Max());
        var start = shown.Count switch { 2 => 0, 4 => -45, _ => -90 };
        return [.. shown.Select((group, place) => Draw(group, start + (360.0 * place / shown.Count), most))];
    }

    /// <summary>At most two lines, broken between words where that is possible.</summary>
    public static IReadOnlyList<string> LinesOf(string name)
    {
        var lines = new List<string> { "" };
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length == 0) lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= LineLength) lines[^1] += " " + word;
            else lines.Add(word);
        }
        if (lines.Count > Lines) lines = [lines[0], lines[1] + " " + lines[2]];
        return lines.ConvertAll(Cut);
    }

    public static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static Bubble Draw(CircleGroup group, double degrees, int most)
    {
        var angle = degrees * Math.PI / 180;
        var radius = Math.Max(Smallest, Largest * Math.Sqrt((double)group.People / most));
        var inner = radius * Math.Sqrt((double)group.FollowingBack / Math.Max(1, group.People));
        return new(group, X + (Across * Math.Cos(angle)), Y + (Down * Math.Sin(angle)), radius, inner);
    }

    private static string Cut(string line)
    {
        var letters = StringInfo.ParseCombiningCharacters(line);
        return letters.Length <= LineLength + 1 ? line : line[..letters[LineLength]].TrimEnd() + "…";
    }
}

/// <param name="Inner">The radius of those who follow back; 0 for nobody.</param>
internal sealed record Bubble(CircleGroup Group, double X, double Y, double Radius, double Inner);
