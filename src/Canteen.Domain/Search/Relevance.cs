namespace Canteen.Domain;

/// <summary>
/// Orders what a search found by how well it fits: words that few of them have count more than those that all have; the word as it was
/// typed more than another form of it, and most in a hashtag; words that stand together, and in the order in which they were typed, more
/// than words that stand apart. Of two that fit alike the newer one comes first. How popular something is makes no difference.
/// </summary>
public static class Relevance
{
    private const double OtherForm = 0.7, InTag = 0.25, Again = 0.1;
    private const int MostAgain = 2;

    /// <summary>In words: at this distance what standing together counts is halved.</summary>
    private const double Half = 3;

    private const double InOrder = 0.25;

    /// <summary>Smaller differences are none.</summary>
    private const double Step = 0.05;

    /// <param name="found">Each once.</param>
    /// <returns>Their ids, the best first; the same for the same posts, in whatever order they come.</returns>
    public static IReadOnlyList<long> Order(SoughtWords sought, IReadOnlyList<FoundText> found)
    {
        var fits = found.Select(text => new Fit(text.Id, sought, WordCutter.Cut(text.Said, isQuery: false))).ToList();
        var weights = sought.Each.Select((_, at) => Weight(fits.Count, fits.Count(fit => fit.Hits[at].Count > 0))).ToArray();
        return
        [
            .. fits.OrderByDescending(fit => Math.Round(fit.Score(weights) / Step)).ThenByDescending(fit => fit.Id).Select(fit => fit.Id),
        ];
    }

    private static double Weight(int all, int with) => Math.Log2(2.0 + ((double)(all - with) / (with + 1)));

    private sealed class Fit
    {
        private readonly List<CutWord> _words;

        public Fit(long id, SoughtWords sought, List<CutWord> words) =>
            (Id, _words, Hits) = (id, words, sought.Each.ConvertAll(one => one.In(words).ToList()));

        public long Id { get; }

        /// <summary>Of each that is sought.</summary>
        public List<List<SoughtHit>> Hits { get; }

        public double Score(double[] weights)
        {
            var sum = 0.0;
            for (var at = 0; at < Hits.Count; at++)
                if (Hits[at].Count > 0) sum += weights[at] * (Hits[at].Max(Worth) + (Again * Math.Min(Hits[at].Count - 1, MostAgain)));
            return sum + Together();
        }

        private double Worth(SoughtHit hit) => (hit.IsExact ? 1 : OtherForm) + (_words[hit.At].IsInTag ? InTag : 0);

        /// <summary>For each but the first: how near all are to each other where they are nearest.</summary>
        private double Together()
        {
            var there = Hits.Index().Where(hits => hits.Item.Count > 0).ToList();
            if (there.Count < 2) return 0;
            var all = there.SelectMany(hits => hits.Item.Select(hit => (hits.Index, Hit: hit))).OrderBy(hit => hit.Hit.At).ToList();
            var (best, isInOrder) = Nearest(all, there.Count);
            var between = Math.Max(0, best - there.Sum(hits => hits.Item[0].Length));
            var near = Half / (Half + between);
            return (there.Count - 1) * near * (isInOrder ? 1 + InOrder : 1);
        }

        /// <returns>How many words the shortest part has in which all of them stand, and whether they stand in order there.</returns>
        private static (int Length, bool IsInOrder) Nearest(List<(int Of, SoughtHit Hit)> hits, int kinds)
        {
            var (counts, first, best) = (new Dictionary<int, int>(), 0, (Length: int.MaxValue, IsInOrder: false));
            for (var last = 0; last < hits.Count; last++)
            {
                counts[hits[last].Of] = counts.GetValueOrDefault(hits[last].Of) + 1;
                for (; counts[hits[first].Of] > 1; first++) counts[hits[first].Of]--;
                var length = hits[last].Hit.End - hits[first].Hit.At;
                if (counts.Count < kinds || length > best.Length) continue;
                var isInOrder = IsInOrder(hits, first, last);
                if (length < best.Length || isInOrder) best = (length, isInOrder);
            }
            return best;
        }

        private static bool IsInOrder(List<(int Of, SoughtHit Hit)> hits, int first, int last)
        {
            for (var at = first; at < last; at++)
                if (hits[at].Of > hits[at + 1].Of) return false;
            return true;
        }
    }
}

/// <param name="Said">All that it says.</param>
public readonly record struct FoundText(long Id, string Said);
