using System.Text;

namespace Canteen.Domain;

/// <summary>Texts of two directions in one line (UAX #9): somebody else's text must not turn the words around it.</summary>
public static class Bidi
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>For a sentence or a title, where no element can hold it apart. As it is where nothing in it runs from right to left.</summary>
    public static string Isolated(string text)
    {
        var bare = WithoutControls(text);
        return bare.EnumerateRunes().Any(RunsLeft) ? FirstStrongIsolate + bare + PopDirectionalIsolate : bare;
    }

    /// <summary>Without embeddings, overrides and isolates, which go on until something ends them. Single marks (U+200E, U+200F) stay.</summary>
    public static string WithoutControls(string text) => text.Any(IsControl) ? string.Concat(text.Where(c => !IsControl(c))) : text;

    private static bool IsControl(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The blocks that hold letters of right-to-left scripts, and the marks that act like one.</summary>
    private static bool RunsLeft(Rune rune) => rune.Value is (>= 0x590 and <= 0x8FF) or 0x200F or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
