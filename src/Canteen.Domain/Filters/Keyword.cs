using System.Buffers;
using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>A word or phrase of a filter.</summary>
public sealed class Keyword
{
    /// <summary>In characters, as Mastodon has it.</summary>
    public const int MaxLength = 512;

    private readonly bool _startsInWord;
    private readonly bool _endsInWord;

    /// <param name="text">As typed; something in it can be seen.</param>
    /// <param name="wholeWord">
    /// Found only where no word goes on at its ends; as in Mastodon, an end that is no letter, mark or digit itself is found anywhere.
    /// </param>
    public Keyword(string text, bool wholeWord)
    {
        (Text, Folded) = (text, FoldedText.Of(text));
        _startsInWord = wholeWord && StartsInWord(Folded);
        _endsInWord = wholeWord && EndsInWord(Folded);
    }

    public string Text { get; }

    internal string Folded { get; }

    internal bool IsIn(string folded)
    {
        for (var from = 0; folded.IndexOf(Folded, from, StringComparison.Ordinal) is >= 0 and var at; from = at + 1)
            if (IsWhole(folded, at)) return true;
        return false;
    }

    private bool IsWhole(string folded, int at) =>
        !(_startsInWord && EndsInWord(folded.AsSpan(0, at))) && !(_endsInWord && StartsInWord(folded.AsSpan(at + Folded.Length)));

    private static bool StartsInWord(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var first, out _) == OperationStatus.Done && IsInWord(first);

    private static bool EndsInWord(ReadOnlySpan<char> text) =>
        Rune.DecodeLastFromUtf16(text, out var last, out _) == OperationStatus.Done && IsInWord(last);

    /// <summary>
    /// Letters, marks, decimal digits, and what connects words such as the underscore; but not where words stand without spaces.
    /// </summary>
    private static bool IsInWord(Rune rune) => !UnspacedScript.Has(rune) && (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation);
}
