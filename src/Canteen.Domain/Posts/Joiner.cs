using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>
/// The zero-width joiner and non-joiner (UAX #31). Between letters of Persian and of the scripts of India they are part of a word; anywhere
/// else they are just invisible.
/// </summary>
internal static class Joiner
{
    public static bool Is(Rune rune) => rune.Value is 0x200C or 0x200D;

    /// <summary>True if there is one at <paramref name="at"/> and the characters before and after it are of a kind that it joins.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int at, Func<Rune, bool> isJoined) =>
        Is(new Rune(char.IsSurrogate(text[at]) ? ' ' : text[at]))
        && Rune.DecodeLastFromUtf16(text[..at], out var before, out _) == System.Buffers.OperationStatus.Done && isJoined(before)
        && Rune.DecodeFromUtf16(text[(at + 1)..], out var after, out _) == System.Buffers.OperationStatus.Done && isJoined(after);

    /// <summary>Letters without case, and their marks.</summary>
    public static bool IsJoined(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
