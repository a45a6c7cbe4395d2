using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>Cuts a text into words, left to right, in time linear in its length. See <see cref="SearchWords"/>.</summary>
internal sealed class WordCutter
{
    private readonly List<CutWord> _words = [];
    private readonly StringBuilder _word = new();
    private readonly bool _isQuery;
    private int _from;
    private int _to;
    private bool _isInTag;

    private WordCutter(bool isQuery) => _isQuery = isQuery;

    /// <summary>The words with their places in the text as <see cref="Normal"/> makes it.</summary>
    public static List<CutWord> Cut(string text, bool isQuery) => CutNormal(Normal(text), isQuery);

    /// <param name="text">As <see cref="Normal"/> makes it.</param>
    public static List<CutWord> CutNormal(string text, bool isQuery)
    {
        var cutter = new WordCutter(isQuery);
        cutter.Read(text, 0);
        return cutter._words;
    }

    // An acute accent that stands alone is an apostrophe on many keyboards; the normal form would make a space of it.
    public static string Normal(string text) => PlainText.Clean(text.Replace('\u00B4', '\'')).Normalize(NormalizationForm.FormKC);

    /// <param name="offset">Where the text begins in all that is read.</param>
    private void Read(string text, int offset)
    {
        for (var at = 0; at < text.Length && _words.Count < SearchWords.Most;)
        {
            var rune = Rune.GetRuneAt(text, at);
            if (rune.Value == '#' && _word.Length == 0 && TagName.Length(text.AsSpan(at + 1)) is > 0 and var length)
            {
                AddTag(text.Substring(at + 1, length), offset + at);
                at += 1 + length;
            }
            else if (IsSymbol(rune)) at += AddSymbol(text, at, offset);
            else if (UnspacedScript.Has(rune)) at += AddRun(text, at, offset);
            else
            {
                Take(rune, offset + at);
                at += rune.Utf16SequenceLength;
            }
        }
        EndWord();
    }

    private void Take(Rune rune, int at)
    {
        if (IsLetter(rune))
        {
            if (_word.Length == 0) _from = at;
            _word.Append(rune);
            _to = at + rune.Utf16SequenceLength;
        }
        else if (_word.Length > 0 && IsApostrophe(rune)) _word.Append('\'');
        else if (Rune.IsWhiteSpace(rune) || !InvisibleCharacters.Is(rune)) EndWord();
    }

    private void EndWord()
    {
        if (_word.Length == 0) return;
        Add(WordFold.Of(_word.ToString()), _from, _to);
        _word.Clear();
    }

    private void Add(string word, int from, int to, bool isPrefix = false)
    {
        if (word.Length == 0) return;
        var cut = word[..Math.Min(word.Length, SearchWords.MaxLength)];
        _words.Add(new(cut, from, to) { IsPrefix = isPrefix, IsInTag = _isInTag });
    }

    /// <summary>A hashtag as a whole, and the words that its capitals tell apart.</summary>
    /// <param name="at">Of its #.</param>
    private void AddTag(string tag, int at)
    {
        _isInTag = true;
        var before = _words.Count;
        Add(WordFold.Of(string.Concat(tag.EnumerateRunes().Where(IsLetter))), at, at + 1 + tag.Length);
        if (_words.Count > before) _words[^1] = _words[^1] with { IsTag = true };
        if (!_isQuery && WordFold.PartsOf(tag) is { Count: > 1 } parts)
        {
            foreach (var part in parts)
            {
                Read(part, at + 1);
                at += part.Length;
            }
        }
        _isInTag = false;
    }

    /// <summary>Where words stand without spaces, each two neighbouring characters are a word, and the last is one alone.</summary>
    /// <returns>How long they are.</returns>
    private int AddRun(string text, int at, int offset)
    {
        EndWord();
        var (places, end) = (new List<int>(), at);
        foreach (var rune in text.AsSpan(at).EnumerateRunes())
        {
            if (!UnspacedScript.Has(rune)) break;
            places.Add(end);
            end += rune.Utf16SequenceLength;
        }
        for (var i = 0; i < places.Count; i++)
        {
            var to = i + 2 < places.Count ? places[i + 2] : end;
            if (i + 1 < places.Count) Add(text[places[i]..to], offset + places[i], offset + to);
            else if (!_isQuery || i == 0) Add(text[places[i]..end], offset + places[i], offset + end, isPrefix: _isQuery);
        }
        return end - at;
    }

    /// <returns>How long it is.</returns>
    private int AddSymbol(string text, int at, int offset)
    {
        EndWord();
        var cluster = text.Substring(at, StringInfo.GetNextTextElementLength(text, at));
        var bare = cluster.EnumerateRunes().Where(rune => rune.Value is not (0xFE0E or 0xFE0F or (>= 0x1F3FB and <= 0x1F3FF)));
        Add(string.Concat(bare), offset + at, offset + at + cluster.Length);
        return cluster.Length;
    }

    private static bool IsApostrophe(Rune rune) => rune.Value == '\'' || FoldedText.IsApostrophe(rune);

    private static bool IsLetter(Rune rune) => rune.Value != '_' && TagName.IsWord(rune);

    private static bool IsSymbol(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol;
}

/// <summary>A word with its place in the text from which it was cut.</summary>
internal readonly record struct CutWord(string Text, int From, int To)
{
    public bool IsPrefix { get; init; }

    /// <summary>It is a whole hashtag.</summary>
    public bool IsTag { get; init; }

    /// <summary>It is a hashtag, or a part of one.</summary>
    public bool IsInTag { get; init; }
}
