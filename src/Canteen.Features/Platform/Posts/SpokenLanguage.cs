using System.Globalization;

namespace Canteen.Features.Platform.Posts;

/// <summary>
/// The language of a post, for the attribute <c>lang</c>. Apps send what they like; a screen reader given a language that does not exist
/// may read in the wrong voice or not at all.
/// </summary>
internal static class SpokenLanguage
{
    private static readonly HashSet<string> Known =
    [
        .. CultureInfo.GetCultures(CultureTypes.NeutralCultures | CultureTypes.SpecificCultures)
            .SelectMany(culture => new[] { culture.TwoLetterISOLanguageName, culture.ThreeLetterISOLanguageName }),
    ];

    /// <summary>The tag, where its first part is a language; else null.</summary>
    public static string? TagOf(string? tag) => tag is { Length: > 0 } && Known.Contains(tag.Split('-')[0]) ? tag : null;
}
