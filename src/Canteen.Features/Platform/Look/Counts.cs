using System.Globalization;

namespace Canteen.Features.Platform.Look;

public static class Counts
{
    /// <summary>Empty for zero; "999", "1.2k", "34k", "1.2m".</summary>
    public static string Short(long count) => count switch
    {
        <= 0 => "",
        < 1_000 => count.ToString(CultureInfo.InvariantCulture),
        < 10_000 => (count / 100 / 10.0).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        < 1_000_000 => (count / 1000).ToString(CultureInfo.InvariantCulture) + "k",
        _ => (count / 100_000 / 10.0).ToString("0.#", CultureInfo.InvariantCulture) + "m",
    };
}
