using System.Globalization;

namespace Canteen.Features.Platform.Look;

internal static class Initials
{
    /// <summary>
    /// The first characters of the first and the last word that begin with a letter or digit; "·" when there is no such word.
    /// </summary>
    public static string Of(string name)
    {
        var letters = name.Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => StringInfo.GetNextTextElement(word))
            .Where(e => char.IsLetterOrDigit(e, 0))
            .ToList();
        return letters.Count switch
        {
            0 => "·",
            1 => letters[0].ToUpperInvariant(),
            _ => (letters[0] + letters[^1]).ToUpperInvariant(),
        };
    }
}
