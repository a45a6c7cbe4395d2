using Canteen.Map.Plan;

namespace Canteen.Map.Drawing;

/// <summary>Where everything stands: the measures of the picture, in its own units.</summary>
public sealed class Elevation(HousePlan plan)
{
    public const double RoomHeight = 44, RoomGap = 8, WingHead = 34, WingFoot = 12, Gutter = 16, Riser = 14;
    public const double Left = 110, Roof = 96, Wall = 18, Overhang = 84;

    private readonly int _tallest = plan.Wings.Max(w => w.Rooms.Count);

    public double WingWidth { get; } = Math.Max(160, (980 - ((plan.Wings.Count - 1) * Gutter)) / Math.Max(1, plan.Wings.Count));
    public double InnerWidth => (plan.Wings.Count * WingWidth) + ((plan.Wings.Count - 1) * Gutter);
    public double BodyWidth => InnerWidth + (2 * Wall);
    public double Width => BodyWidth + (2 * Left);
    public double Middle => Width / 2;

    public double BodyTop => 40 + Roof;
    public double WingsBottom => BodyTop + 50 + WingHead + (_tallest * (RoomHeight + RoomGap)) + WingFoot;
    public double LogTop => WingsBottom + 34;
    public double PlatformTop => LogTop + 62;
    public double BodyBottom => PlatformTop + 86;
    public double CellarTop => BodyBottom + 46;
    public double CellarHeight => 58;
    public double FoundationTop => CellarTop + CellarHeight + 46;
    public double FoundationHeight => 52;
    public double LegendTop => FoundationTop + FoundationHeight + 34;
    public double Height => LegendTop + 40;

    /// <summary>The gap between the two cellars, for the arrow from the house to the foundation.</summary>
    public double CellarGap => 72;

    public double WingLeft(int wing) => Left + Wall + (wing * (WingWidth + Gutter));

    public double WingHeight(Wing wing) => WingHead + (wing.Rooms.Count * (RoomHeight + RoomGap)) + WingFoot;

    public double RoomTop(Wing wing, int room) => WingsBottom - WingHeight(wing) + WingHead + (room * (RoomHeight + RoomGap));
}
