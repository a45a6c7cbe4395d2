using System.Text;

namespace Canteen.Features.Gathering.Tweetchats.Calendar;

/// <summary>
/// Breaks the lines of a calendar file anew. The library breaks some in the middle of an emoji, of which the halves cannot be written, and
/// each would become U+FFFD.
/// </summary>
internal static class CalendarLines
{
    /// <summary>RFC 5545, section 3.1: in bytes, without the end of the line.</summary>
    private const int Longest = 75;

    private const string End = "\r\n", Break = "\r\n ";

    /// <returns>UTF-8, without a byte order mark.</returns>
    public static byte[] Fold(string text)
    {
        var folded = new StringBuilder(text.Length + (text.Length / Longest * Break.Length));
        foreach (var line in text.Replace(Break, "", StringComparison.Ordinal).Split(End, StringSplitOptions.RemoveEmptyEntries))
            Append(folded, line);
        return Encoding.UTF8.GetBytes(folded.ToString());
    }

    private static void Append(StringBuilder folded, string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > Longest)
            {
                folded.Append(Break);
                length = 1;
            }
            folded.Append(rune);
            length += rune.Utf8SequenceLength;
        }
        folded.Append(End);
    }
}
