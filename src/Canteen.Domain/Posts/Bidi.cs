using System.Text;

namespace Canteen.Domain;

/// <summary>Text of both directions in one line (UAX #9): text from others must not change the order of the words around it.</summary>
public static class Bidi
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>
    /// Isolates text for a sentence or a title, where no element can do it. Existing controls are removed; nothing is added if no character
    /// runs from right to left.
    /// </summary>
    public static string Isolated(string text)
    {
        var bare = WithoutControls(text);
        return bare.EnumerateRunes().Any(RunsLeft) ? FirstStrongIsolate + bare + PopDirectionalIsolate : bare;
    }

    /// <summary>
    /// Removes embeddings, overrides and isolates, which last until something ends them. Single marks (U+200E, U+200F) stay.
    /// </summary>
    public static string WithoutControls(string text) => text.Any(IsControl) ? string.Concat(text.Where(c => !IsControl(c))) : text;

    private static bool IsControl(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The blocks with letters of right-to-left scripts, and the mark that acts like one.</summary>
    private static bool RunsLeft(Rune rune) =>
        rune.Value is (>= 0x590 and <= 0x8FF) or 0x200F or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
