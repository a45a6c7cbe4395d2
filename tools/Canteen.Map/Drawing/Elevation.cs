using Canteen.Map.Plan;

namespace Canteen.Map.Drawing;

/// <summary>The positions and sizes of everything in the picture, in its own units.</summary>
public sealed class Elevation(HousePlan plan)
{
    public const double RoomHeight = 44, RoomGap = 8, WingHead = 34, WingFoot = 12, Gutter = 16, Riser = 14;
    public const double Left = 110, Roof = 96, Wall = 18, Overhang = 84;
    private const double LeastWidth = 980, LeastColumn = 172;

    /// <summary>A wing with more rooms than this has two or more columns.</summary>
    private const int MostInColumn = 6;

    private readonly int _columns = plan.Wings.Sum(Columns);
    private readonly int _tallest = plan.Wings.Max(RowsOf);

    public double ColumnWidth => Math.Max(LeastColumn, (LeastWidth - ((plan.Wings.Count - 1) * Gutter)) / _columns);
    public double InnerWidth => (_columns * ColumnWidth) + ((plan.Wings.Count - 1) * Gutter);
    public double BodyWidth => InnerWidth + (2 * Wall);
    public double Width => BodyWidth + (2 * Left);
    public double Middle => Width / 2;

    public double BodyTop => 40 + Roof;
    public double WingsBottom => BodyTop + 66 + HeightOf(_tallest);
    public double LogTop => WingsBottom + 34;
    public double PlatformTop => LogTop + 62;
    public double BodyBottom => PlatformTop + 86;
    public double CellarTop => BodyBottom + 46;
    public double CellarHeight => 58;
    public double StorageTop => CellarTop + CellarHeight + 46;
    public double FoundationTop => StorageTop + CellarHeight + 46;
    public double FoundationHeight => 52;
    public double LegendTop => FoundationTop + FoundationHeight + 34;
    public double Height => LegendTop + 40;

    /// <summary>The gap between the cellars, for the arrows from the house to storage and to the foundation.</summary>
    public double CellarGap => 72;

    public static int Columns(Wing wing) => (wing.Rooms.Count + MostInColumn - 1) / MostInColumn;

    /// <summary>The rooms of a wing, column by column, from top to bottom.</summary>
    public static IEnumerable<Room[]> ColumnsOf(Wing wing) => wing.Rooms.Chunk(RowsOf(wing));

    public double WingLeft(int wing) => Left + Wall + plan.Wings.Take(wing).Sum(w => WingWidth(w) + Gutter);

    public double WingWidth(Wing wing) => Columns(wing) * ColumnWidth;

    public double WingTop(Wing wing) => WingsBottom - HeightOf(RowsOf(wing));

    public double RoomTop(Wing wing, int row) => WingTop(wing) + WingHead + (row * (RoomHeight + RoomGap));

    /// <summary>The centre of a room, by its index in the wing.</summary>
    public (double X, double Y) RoomCentre(int wing, int room)
    {
        var (column, row) = Math.DivRem(room, RowsOf(plan.Wings[wing]));
        return (WingLeft(wing) + ((column + 0.5) * ColumnWidth), RoomTop(plan.Wings[wing], row) + (RoomHeight / 2));
    }

    private static int RowsOf(Wing wing) => (wing.Rooms.Count + Columns(wing) - 1) / Columns(wing);

    private static double HeightOf(int rows) => WingHead + (rows * (RoomHeight + RoomGap)) + WingFoot;
}
