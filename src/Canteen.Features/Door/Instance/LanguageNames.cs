using System.Globalization;

namespace Canteen.Features.Door.Instance;

/// <summary>The languages that a post can be marked with: those with a two-letter code, by their English names.</summary>
internal static class LanguageNames
{
    public static readonly IReadOnlyList<LanguageJson> All =
    [
        .. CultureInfo.GetCultures(CultureTypes.NeutralCultures)
            .Where(c => c.Name.Length == 2)
            .Select(c => new LanguageJson(c.Name, c.EnglishName))
            .OrderBy(l => l.Code, StringComparer.Ordinal),
    ];
}

internal sealed record LanguageJson(string Code, string Name);
