namespace Canteen.Domain;

/// <summary>A label in a folded text.</summary>
/// <param name="End">The position after it.</param>
/// <param name="IsMarked">A mark sets it off from what follows, or nothing follows on its line.</param>
internal readonly record struct FoundLabel(int Number, int End, bool IsMarked);

/// <summary>Reads a label where a word begins. Every scan is bounded by the length of a label and of one word after it.</summary>
internal static class LabelScan
{
    private const string Marks = ":;,.)]}>|!?\"/+=&#~*-";
    private const int LongestWord = 12;

    private static readonly HashSet<string> Kinds = ["a", "q", "qu", "qn", "ans", "answer", "question", "ateb", "cwestiwn"];

    /// <summary>What is called by a letter and a number: paper, roads, levels, milk, receptors, molecules.</summary>
    private static readonly HashSet<string> Things =
    [
        "paper", "size", "sized", "sheet", "sheets", "page", "pages", "poster", "posters", "leaflet", "leaflets", "flyer",
        "flyers", "card", "printout", "printer", "folder", "booklet", "notebook", "pad", "landscape", "portrait", "motorway",
        "road", "roundabout", "junction", "northbound", "southbound", "eastbound", "westbound", "level", "levels", "milk",
        "receptor", "receptors", "agonist", "antagonist", "coenzyme", "protein", "enzyme",
    ];

    public static FoundLabel? At(string text, int at)
    {
        var to = at;
        while (to < text.Length && to - at < LongestWord && char.IsAsciiLetter(text[to])) to++;
        var kind = text[at..to].ToLowerInvariant();
        if (!Kinds.Contains(kind)) return null;
        var from = to + GapLength(text, to, kind.Length > 1);
        var digits = DigitsAt(text, from);
        if (digits is 0 or > 2) return null;
        var number = int.Parse(text.AsSpan(from, digits), System.Globalization.CultureInfo.InvariantCulture);
        var end = from + digits + PartLength(text, from + digits);
        // Doctors measure it: glycated haemoglobin.
        if (text.AsSpan(at, end - at).Equals("a1c", StringComparison.OrdinalIgnoreCase)) return null;
        var isApart = text.AsSpan(to, from - to).Contains(' ');
        return Follows(text, end, kind, isApart) is { } isMarked ? new(number, end, isMarked) : null;
    }

    /// <summary>The length of a count of posts at a position: 1/, 2/3.</summary>
    public static int CountLength(string text, int at)
    {
        var digits = DigitsAt(text, at);
        if (digits is 0 or > 2 || at + digits >= text.Length || text[at + digits] != '/') return 0;
        var end = at + digits + 1;
        var all = DigitsAt(text, end);
        end += all;
        return all > 2 || (end < text.Length && AnswerText.IsWord(text[end])) ? 0 : end - at;
    }

    private static int GapLength(string text, int from, bool isWord)
    {
        var at = from;
        if (Is(text, at, '.') || Is(text, at, '-')) return 1;
        while (at - from < 2 && Is(text, at, ' ')) at++;
        if (isWord && at > from)
        {
            foreach (var word in (ReadOnlySpan<string>)["number ", "no. ", "no.", "no "])
                if (text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase)) return at + word.Length - from;
        }
        return at + (Is(text, at, '#') ? 1 : 0) - from;
    }

    /// <summary>At most three: more are no number of a question.</summary>
    private static int DigitsAt(string text, int from)
    {
        var to = from;
        while (to < text.Length && to - from < 3 && char.IsAsciiDigit(text[to])) to++;
        return to - from;
    }

    private static int PartLength(string text, int at) =>
        at < text.Length && text[at] is >= 'a' and <= 'd' && !AnswerText.IsWord(Char(text, at + 1)) ? 1 : 0;

    /// <returns>Whether a mark follows; null when what follows makes it something else than a label.</returns>
    private static bool? Follows(string text, int end, string kind, bool isApart)
    {
        var next = Char(text, end);
        if (next == ' ') return FollowsApart(text, end, kind, isApart);
        if (next is '\n' or AnswerText.Tag) return true;
        return Marks.Contains(next, StringComparison.Ordinal) || next == '\'' ? Divides(text, end, isApart) : null;
    }

    /// <summary>Whether a mark ends the label, and not the first half of a longer word or number; null if it does not.</summary>
    private static bool? Divides(string text, int at, bool isApart)
    {
        var after = Char(text, at + 1);
        var isPart = text[at] switch
        {
            '-' or '\'' => AnswerText.IsWord(after),
            '.' => char.IsAsciiDigit(after) || char.IsAsciiLetterLower(after),
            ',' or '/' => char.IsAsciiDigit(after),
            ':' => isApart && char.IsAsciiDigit(after),
            _ => false,
        };
        return isPart ? null : true;
    }

    private static bool? FollowsApart(string text, int end, string kind, bool isApart)
    {
        var at = end;
        while (Is(text, at, ' ')) at++;
        var next = Char(text, at);
        if (next is '\n' or AnswerText.Tag) return true;
        var isMarked = Marks.Contains(next, StringComparison.Ordinal) && !(isApart && IsAmount(text, at));
        if (isApart && kind == "a" && !isMarked) return null;
        var word = AnswerText.WordAt(text, at);
        if (word.Length <= LongestWord && Things.Contains(word.ToString().ToLowerInvariant())) return null;
        return kind == "q" && IsYear(word) ? null : isMarked;
    }

    /// <summary>A mark between two numbers: 2 - 3 weeks.</summary>
    private static bool IsAmount(string text, int at)
    {
        var after = at + 1;
        while (after - at < 3 && Is(text, after, ' ')) after++;
        return char.IsAsciiDigit(Char(text, after));
    }

    private static bool IsYear(ReadOnlySpan<char> word) =>
        word is ['1', '9', _, _] or ['2', '0', _, _] && !word.ContainsAnyExceptInRange('0', '9');

    /// <summary>The character at a position; the end of a line after the text.</summary>
    private static char Char(string text, int at) => at < text.Length ? text[at] : '\n';

    private static bool Is(string text, int at, char c) => at < text.Length && text[at] == c;
}
