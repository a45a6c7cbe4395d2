using System.Globalization;

namespace Canteen.Features.Platform.Html;

public static class Counts
{
    /// <summary>"3"; "99+" where the count was ended at <paramref name="most"/>.</summary>
    public static string UpTo(long count, long most) =>
        count >= most ? $"{most}+" : count.ToString(CultureInfo.InvariantCulture);

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
