using System.Numerics;

namespace Canteen.Domain;

/// <summary>Words that several people have written in public, and which of them somebody may have meant by one that nobody wrote.</summary>
public sealed class Vocabulary
{
    public static readonly Vocabulary Empty = new([]);

    /// <summary>In UTF-16 units. Of shorter words too many others are neighbours.</summary>
    private const int ShortestTyped = 4;

    private const int LongestOfOne = 5;

    private readonly Dictionary<string, int> _uses;
    private readonly HashSet<string> _stems;
    private readonly ILookup<int, (string Word, uint Letters)> _byLength;

    /// <param name="uses">Folded words, hashtags with their #; and in how many posts they are.</param>
    internal Vocabulary(Dictionary<string, int> uses)
    {
        _uses = uses;
        _stems = [.. uses.Keys.Select(EnglishStem.Of)];
        _byLength = uses.Keys.ToLookup(word => word.Length, word => (word, LettersOf(word)));
    }

    public int Count => _uses.Count;

    /// <summary>A form of the word is in it.</summary>
    public bool Knows(string word) => _uses.ContainsKey(word) || _stems.Contains(EnglishStem.Of(word));

    /// <summary>
    /// With one letter more, less, changed, or two swapped; in longer words two such slips. Those with fewer slips first, and of these what
    /// is written more.
    /// </summary>
    public IReadOnlyList<string> Near(string word, int most)
    {
        if (word.Length < ShortestTyped || word.Length > VocabularyBuilder.Longest) return [];
        var (slips, letters) = (SlipsIn(word), LettersOf(word));
        return
        [
            .. Enumerable.Range(word.Length - slips, (2 * slips) + 1).SelectMany(length => _byLength[length])
                .Where(other => other.Word != word && other.Word[0] == '#' == (word[0] == '#'))
                .Where(other => BitOperations.PopCount(other.Letters ^ letters) <= 2 * slips)
                .Select(other => (other.Word, Slips: EditDistance.Of(word, other.Word, slips)))
                .Where(other => other.Slips <= slips)
                .OrderBy(other => other.Slips).ThenByDescending(other => _uses[other.Word])
                .ThenBy(other => other.Word, StringComparer.Ordinal).Select(other => other.Word).Take(most),
        ];
    }

    private static int SlipsIn(string word) => (word[0] == '#' ? word.Length - 1 : word.Length) <= LongestOfOne ? 1 : 2;

    /// <summary>Which letters it has: each slip changes at most two of the bits.</summary>
    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var letter in word) letters |= 1u << (letter % 32);
        return letters;
    }
}

/// <summary>
/// Collects the words of public posts. Only what enough different people wrote becomes part of a vocabulary, so that nobody's own word
/// does.
/// </summary>
/// <param name="most">How many different words it holds; those that come after them are left out.</param>
public sealed class VocabularyBuilder(int most)
{
    public const int Authors = 3;

    internal const int Longest = 40;

    private const int Shortest = 3;

    private readonly Dictionary<string, Use> _uses = new(StringComparer.Ordinal);

    /// <summary>Whom a post mentions and where its links go is left out.</summary>
    public void Add(AccountId author, string text)
    {
        foreach (var word in WordsOf(text))
        {
            if (_uses.TryGetValue(word, out var use)) use.Add(author);
            else if (_uses.Count < most) _uses[word] = new Use(author);
        }
    }

    public Vocabulary Build() =>
        new(_uses.Where(use => use.Value.People >= Authors).ToDictionary(use => use.Key, use => use.Value.Posts, StringComparer.Ordinal));

    private static HashSet<string> WordsOf(string text)
    {
        var said = PostText.Parse(text).Tokens
            .Select(token => token.Kind is PostTokenKind.Mention or PostTokenKind.Link ? "\n" : token.Text);
        var words = WordCutter.Cut(string.Concat(said), isQuery: false);
        return
        [
            .. words.Select(word => word.Text).Where(IsPlain),
            .. words.Where(word => word.IsTag && IsPlain(word.Text)).Select(word => '#' + word.Text),
        ];
    }

    private static bool IsPlain(string word) => word.Length is >= Shortest and < Longest && word.All(char.IsLetter);

    /// <summary>By how many people, as far as that matters, and in how many posts.</summary>
    private sealed class Use(AccountId author)
    {
        private AccountId _first = author;
        private AccountId _second;

        public int People { get; private set; } = 1;

        public int Posts { get; private set; } = 1;

        public void Add(AccountId author)
        {
            Posts++;
            if (People == Authors || author == _first || (People == 2 && author == _second)) return;
            if (People == 1) _second = author;
            People++;
        }
    }
}

/// <summary>How many slips of the finger lie between two words (Damerau and Levenshtein, each place changed once).</summary>
internal static class EditDistance
{
    /// <returns>More than <paramref name="most"/> means only that there are more.</returns>
    public static int Of(string one, string other, int most)
    {
        var (before, last, now) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                now[j] = Math.Min(change, Math.Min(last[j], now[j - 1]) + 1);
                var isSwap = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                if (isSwap) now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            if (now.Min() > most) return most + 1;
            (before, last, now) = (last, now, before);
        }
        return last[other.Length];
    }
}
