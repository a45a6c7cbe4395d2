using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>
/// The zero-width joiner and non-joiner (UAX #31): part of a word in Persian and in the scripts of India, where it stands between their
/// letters; anywhere else something that nobody sees.
/// </summary>
internal static class Joiner
{
    public static bool Is(Rune rune) => rune.Value is 0x200C or 0x200D;

    /// <summary>True when there is one at <paramref name="at"/> and what stands before and after it is joined by it.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int at, Func<Rune, bool> isJoined) =>
        Is(new Rune(char.IsSurrogate(text[at]) ? ' ' : text[at]))
        && Rune.DecodeLastFromUtf16(text[..at], out var before, out _) == System.Buffers.OperationStatus.Done && isJoined(before)
        && Rune.DecodeFromUtf16(text[(at + 1)..], out var after, out _) == System.Buffers.OperationStatus.Done && isJoined(after);

    /// <summary>Letters without capitals, and the marks on them.</summary>
    public static bool IsJoined(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
