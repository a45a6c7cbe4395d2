using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Canteen.Domain;

/// <summary>Names of hashtags: what they consist of, and how they are folded so that #IdéesSoin and #ideessoin are the same.</summary>
public static class TagName
{
    /// <summary>The longest name, in UTF-16 units: it must fit an index.</summary>
    public const int MaxLength = 255;

    private const string MiddleDots = "\u00B7\u30FB";

    /// <summary>
    /// Marks inside words: the geresh and gershayim of Hebrew, the tsheg of Tibetan. Like joiners, they make no difference to a name.
    /// </summary>
    private const string WordMarks = "\u05F3\u05F4\u0F0B";

    private static readonly Dictionary<char, string> Strokes = new()
    {
        ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['ħ'] = "h", ['ı'] = "i", ['ĸ'] = "k", ['ł'] = "l", ['ŀ'] = "l", ['ŋ'] = "n", ['ŧ'] = "t",
    };

    /// <summary>Letters, marks, digits and underscore: what a name may begin and end with.</summary>
    public static bool IsWord(Rune rune) => rune.Value == '_' || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    /// <summary>
    /// A number that stands for a tag where an API needs one. It is made from the folded name alone, so that it does not reveal whether
    /// anybody uses the tag, or since when.
    /// </summary>
    public static long IdOf(string name) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) & long.MaxValue;

    /// <summary>The relative address of a tag's page.</summary>
    public static string Path(string name) => "/tags/" + Uri.EscapeDataString(name);

    /// <summary>What somebody typed, without the #.</summary>
    public static string Bare(string typed) => typed.TrimStart('#', '＃');

    /// <summary>
    /// Reads what somebody typed or linked to, with or without the #. False if it is not a tag: empty, too long, only digits, or with
    /// characters that a name cannot have.
    /// </summary>
    public static bool TryParse(string? text, out string name)
    {
        name = "";
        var bare = text is ['#' or '＃', ..] ? text[1..] : text ?? "";
        if (!IsName(bare)) return false;
        name = Fold(bare);
        return name.Length is > 0 and <= MaxLength;
    }

    /// <summary>The length of the name at the start, 0 if there is none: words, with middle dots, word marks and joiners inside.</summary>
    internal static int Length(ReadOnlySpan<char> text)
    {
        var (read, length) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var isWord = IsWord(rune);
            if (!isWord && (
                length == 0 || !(IsOneOf(rune, MiddleDots) || IsOneOf(rune, WordMarks) || Joiner.IsAt(text, read, Joiner.IsJoined)))) break;
            read += rune.Utf16SequenceLength;
            if (isWord) length = read;
        }
        return length;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength || Length(text) != text.Length) return false;
        var (letters, onlyDigits) = (false, true);
        foreach (var rune in text.EnumerateRunes())
        {
            letters |= Rune.IsLetterOrDigit(rune);
            onlyDigits &= Rune.IsDigit(rune);
        }
        return letters && !onlyDigits;
    }

    /// <summary>Takes accents off Latin letters, and strokes; the text is in lower case.</summary>
    internal static string WithoutAccents(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var folded = new StringBuilder(text.Length);
        var afterLatin = false;
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (afterLatin && char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            afterLatin = char.IsAscii(c) || Strokes.ContainsKey(c);
            if (Strokes.TryGetValue(c, out var plain)) folded.Append(plain);
            else folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString().Normalize(NormalizationForm.FormKC);
    }

    /// <summary>
    /// Unifies compatibility forms, lower-cases, and takes accents off Latin letters. Joiners and the marks inside words are removed: many
    /// keyboards lack them, so the same word is written with and without.
    /// </summary>
    private static string Fold(string text) => Kept(WithoutAccents(Kept(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant()));

    /// <summary>
    /// The characters that belong in a folded name. Folding filters twice, because some letters fold to phrases (U+FDFA to four words).
    /// </summary>
    private static string Kept(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWord(rune) || IsOneOf(rune, MiddleDots)) kept.Append(rune);
        }
        return kept.ToString();
    }

    private static bool IsOneOf(Rune rune, string characters) =>
        rune.IsBmp && characters.Contains((char)rune.Value, StringComparison.Ordinal);
}
