using System.Globalization;

namespace Canteen.Features.Door.Operations;

/// <summary>Figures in the form in which people read them.</summary>
internal static class FigureText
{
    /// <summary>With as many digits as are significant: "0.04", "3.7", "12,400".</summary>
    public static string Short(double value) => value switch
    {
        0 => "0",
        < .01 => "< 0.01",
        < 10 => value.ToString("0.##", CultureInfo.InvariantCulture),
        < 100 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };
}
