using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>The words of a text with the places where they stand in it, although they are cut from its normal form.</summary>
internal sealed class PlacedText
{
    private readonly List<int>? _from;
    private readonly List<int>? _to;

    private PlacedText(List<CutWord> words, List<int>? from, List<int>? to) => (Words, _from, _to) = (words, from, to);

    /// <summary>With places in the normal form.</summary>
    public List<CutWord> Words { get; }

    /// <returns>Null for the few texts whose normal form is not that of their characters one by one.</returns>
    public static PlacedText? Of(string text)
    {
        var normal = WordCutter.Normal(text);
        if (normal == text) return new(WordCutter.CutNormal(normal, isQuery: false), null, null);
        var (joined, from, to) = (new StringBuilder(normal.Length), new List<int>(normal.Length), new List<int>(normal.Length));
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var element = WordCutter.Normal(text.Substring(at, length));
            joined.Append(element);
            from.AddRange(Enumerable.Repeat(at, element.Length));
            to.AddRange(Enumerable.Repeat(at += length, element.Length));
        }
        return joined.ToString() == normal ? new(WordCutter.CutNormal(normal, isQuery: false), from, to) : null;
    }

    /// <summary>Where words stand in the text itself.</summary>
    public (int From, int To) PlaceOf(SoughtHit hit)
    {
        var (from, to) = (int.MaxValue, 0);
        for (var at = hit.At; at < hit.End; at++) (from, to) = (Math.Min(from, Words[at].From), Math.Max(to, Words[at].To));
        return (_from?[from] ?? from, _to?[to - 1] ?? to);
    }
}
