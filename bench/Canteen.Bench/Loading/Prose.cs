using System.Text;
using Canteen.Bench.Graph;

namespace Canteen.Bench.Loading;

/// <summary>
/// Texts in which words are as common as in a language: the n-th most common one is n times as rare as the first (Zipf). The words are made
/// of syllables, and one in four has an ending for the stemmer, as in English.
/// </summary>
internal sealed class Prose
{
    /// <summary>Stands in <see cref="CommonShare"/> of the texts.</summary>
    public const string Common = "handover";

    public const double CommonShare = 0.05, LinkShare = 0.1, EndingShare = 0.25;

    private const int Vocabulary = 40_000;

    /// <summary>The first of the ranks moves down a little, as in English, where no word is a tenth of a text.</summary>
    private const double Offset = 2.7;

    private static readonly string[] Starts =
        ["b", "br", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "v", "w", ""];

    private static readonly string[] Middles = ["a", "o", "u", "ea", "ou", "ai"];
    private static readonly string[] Ends = ["n", "r", "l", "t", "m", "nd", "st", "rk"];
    private static readonly string[] Endings = ["s", "ing", "ed", "ly", "ation"];

    private readonly string[] _words;
    private readonly AliasTable _ranks;
    private readonly int _seed;

    public Prose(int seed)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var dice = Dice.Of(seed, 1L << 44);
        while (words.Count < Vocabulary) words.Add(Coin(ref dice, syllables: words.Count < 500 ? 1 : 2 + (words.Count / 20_000)));
        (_words, _seed) = ([.. words], seed);
        _ranks = new AliasTable([.. Enumerable.Range(1, Vocabulary).Select(rank => 1 / (rank + Offset))]);
    }

    /// <summary>The word with this rank: 0 is the most common one.</summary>
    public string Word(int rank) => _words[rank];

    /// <returns>The words, and the address at their end; null for none.</returns>
    public (string Words, string? Link) Text(int number)
    {
        var dice = Dice.Of(_seed, (1L << 45) + number);
        var text = new StringBuilder(dice.Unit() < CommonShare ? "Handover" : "Well");
        var length = Math.Clamp((int)Math.Exp(3 + (0.5 * dice.Normal())), 4, 70);
        for (var i = 0; i < length; i++) text.Append(' ').Append(_words[_ranks.Draw(ref dice)]);
        var link = dice.Unit() < LinkShare ? $"https://example.org/{_words[_ranks.Draw(ref dice)]}/{number}" : null;
        return (text.Append('.').ToString(), link);
    }

    private static string Coin(ref Dice dice, int syllables)
    {
        var word = new StringBuilder();
        for (var i = 0; i < syllables; i++) word.Append(Of(Starts, ref dice)).Append(Of(Middles, ref dice)).Append(Of(Ends, ref dice));
        return dice.Unit() < EndingShare ? word.Append(Of(Endings, ref dice)).ToString() : word.ToString();
    }

    private static string Of(string[] parts, ref Dice dice) => parts[dice.Below(parts.Length)];
}
