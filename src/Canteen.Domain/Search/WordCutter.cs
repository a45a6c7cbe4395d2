using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>Cuts a text into words, left to right, in time linear in its length. See <see cref="SearchWords"/>.</summary>
internal sealed class WordCutter
{
    private readonly List<SearchWord> _words = [];
    private readonly StringBuilder _word = new();
    private readonly bool _isQuery;

    private WordCutter(bool isQuery) => _isQuery = isQuery;

    public static List<SearchWord> Cut(string text, bool isQuery)
    {
        var cutter = new WordCutter(isQuery);
        // An acute accent that stands alone is an apostrophe on many keyboards; the normal form would make a space of it.
        cutter.Read(PlainText.Clean(text.Replace('\u00B4', '\'')).Normalize(NormalizationForm.FormKC));
        return cutter._words;
    }

    private void Read(string text)
    {
        for (var at = 0; at < text.Length && _words.Count < SearchWords.Most;)
        {
            var rune = Rune.GetRuneAt(text, at);
            if (rune.Value == '#' && _word.Length == 0 && TagName.Length(text.AsSpan(at + 1)) is > 0 and var length)
            {
                AddTag(text.Substring(at + 1, length));
                at += 1 + length;
            }
            else if (IsSymbol(rune)) at = AddSymbol(text, at);
            else if (UnspacedScript.Has(rune)) at = AddRun(text, at);
            else
            {
                Take(rune);
                at += rune.Utf16SequenceLength;
            }
        }
        EndWord();
    }

    private void Take(Rune rune)
    {
        if (IsLetter(rune)) _word.Append(rune);
        else if (_word.Length > 0 && IsApostrophe(rune)) _word.Append('\'');
        else if (Rune.IsWhiteSpace(rune) || !InvisibleCharacters.Is(rune)) EndWord();
    }

    private void EndWord()
    {
        if (_word.Length == 0) return;
        Add(WordFold.Of(_word.ToString()));
        _word.Clear();
    }

    private void Add(string word, bool isPrefix = false)
    {
        if (word.Length > 0) _words.Add(new(word[..Math.Min(word.Length, SearchWords.MaxLength)], isPrefix));
    }

    /// <summary>A hashtag as a whole, and the words that its capitals tell apart.</summary>
    private void AddTag(string tag)
    {
        Add(WordFold.Of(string.Concat(tag.EnumerateRunes().Where(IsLetter))));
        if (!_isQuery && WordFold.PartsOf(tag) is { Count: > 1 } parts) parts.ForEach(Read);
    }

    /// <summary>Where words stand without spaces, each two neighbouring characters are a word, and the last is one alone.</summary>
    private int AddRun(string text, int at)
    {
        EndWord();
        var run = text.AsSpan(at).EnumerateRunes();
        var characters = new List<string>();
        foreach (var rune in run)
        {
            if (!UnspacedScript.Has(rune)) break;
            characters.Add(rune.ToString());
            at += rune.Utf16SequenceLength;
        }
        for (var i = 0; i + 1 < characters.Count; i++) Add(characters[i] + characters[i + 1]);
        if (!_isQuery || characters.Count == 1) Add(characters[^1], isPrefix: _isQuery);
        return at;
    }

    private int AddSymbol(string text, int at)
    {
        EndWord();
        var cluster = text.Substring(at, StringInfo.GetNextTextElementLength(text, at));
        Add(string.Concat(cluster.EnumerateRunes().Where(rune => rune.Value is not (0xFE0E or 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF)))));
        return at + cluster.Length;
    }

    private static bool IsApostrophe(Rune rune) => rune.Value == '\'' || FoldedText.IsApostrophe(rune);

    private static bool IsLetter(Rune rune) => rune.Value != '_' && TagName.IsWord(rune);

    private static bool IsSymbol(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol;
}
