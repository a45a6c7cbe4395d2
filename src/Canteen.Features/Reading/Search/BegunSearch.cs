using System.Text.RegularExpressions;

namespace Canteen.Features.Reading.Search;

internal enum BegunKind { Words, Person, Place, Tag }

/// <summary>What somebody has typed of a search as far as the caret, and what the last of it may become.</summary>
/// <param name="Before">All that stays as it is; with the name of an operator where one was begun.</param>
/// <param name="Value">What has been begun; of a hashtag with the #.</param>
internal sealed partial record BegunSearch(BegunKind Kind, string Before, string Value)
{
    /// <summary>Nothing but this has been typed.</summary>
    public bool IsAlone => Before.Length == 0;

    public static BegunSearch Of(string typed)
    {
        var text = typed.TrimStart();
        if (PersonOperator().Match(text) is { Success: true } person) return Of(BegunKind.Person, text, person);
        if (PlaceOperator().Match(text) is { Success: true } place) return Of(BegunKind.Place, text, place);
        return Tag().Match(text) is { Success: true } tag ? Of(BegunKind.Tag, text, tag) : new(BegunKind.Words, "", text.Trim());
    }

    private static BegunSearch Of(BegunKind kind, string text, Match match)
    {
        var value = match.Groups["value"];
        return new(kind, text[..value.Index].TrimEnd('"'), value.Value);
    }

    [GeneratedRegex(@"(?:^|[\s(-])(?:from|to|mentions?):@?(?<value>[^\s""()]*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PersonOperator();

    [GeneratedRegex(@"(?:^|[\s(-])in:(?:(?<value>[^\s""()]*)|""(?<value>[^""]*))$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PlaceOperator();

    [GeneratedRegex(@"(?:^|[\s(-])(?<value>[#＃][^\s""()#＃]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
