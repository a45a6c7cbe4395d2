using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Platform;

/// <summary>
/// Sentences with a number in them. English has two forms, which stand in the code; other languages have up to six, and a translation gives
/// each under the English sentence for many, followed by "|" and the category of <see cref="PluralRules"/>: "{0} posts|few".
/// </summary>
public static class PluralWords
{
    /// <param name="number">Zero or more; replaces {0}, with separators between thousands.</param>
    /// <param name="one">The English sentence for 1.</param>
    /// <param name="other">The English sentence for every other number, and the key of the translations.</param>
    public static string Count(this IStringLocalizer words, long number, string one, string other)
    {
        var culture = CultureInfo.CurrentUICulture;
        var category = PluralRules.CategoryOf(culture.TwoLetterISOLanguageName, number);
        return string.Format(culture, words.Form(category, one, other), number.ToString("N0", culture));
    }

    /// <summary>The form for one category, with {0} left in it.</summary>
    public static string Form(this IStringLocalizer words, string category, string one, string other)
    {
        if (words[$"{other}|{category}"] is { ResourceNotFound: false } translated) return translated.Value;
        return category == "one" ? words[one].Value : words[other].Value;
    }
}
