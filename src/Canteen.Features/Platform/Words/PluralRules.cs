namespace Canteen.Features.Platform;

/// <summary>
/// Which form of a sentence a language uses with a number, for the languages of the United Kingdom and Ireland. The rules are those of the
/// Unicode CLDR for whole numbers (https://cldr.unicode.org/index/cldr-spec/plural-rules); browsers have them as <c>Intl.PluralRules</c>.
/// </summary>
public static class PluralRules
{
    public const string Other = "other";
    public static readonly IReadOnlyList<string> Categories = ["zero", "one", "two", "few", "many", Other];

    /// <param name="language">Two letters; any other language than Welsh, Irish and Scottish Gaelic is counted as English is.</param>
    /// <param name="number">Zero or more.</param>
    /// <returns>One of <see cref="Categories"/>.</returns>
    public static string CategoryOf(string language, long number) => (language, number) switch
    {
        ("cy", 0) => "zero",
        ("cy", 2) => "two",
        ("cy", 3) => "few",
        ("cy", 6) => "many",
        ("ga", 2) => "two",
        ("ga", >= 3 and <= 6) => "few",
        ("ga", >= 7 and <= 10) => "many",
        ("gd", 11) => "one",
        ("gd", 2 or 12) => "two",
        ("gd", (>= 3 and <= 10) or (>= 13 and <= 19)) => "few",
        (_, 1) => "one",
        _ => Other,
    };
}
