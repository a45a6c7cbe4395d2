namespace Canteen.Features.Gathering.Tweetchats.Figures;

/// <summary>Posts over the time of a chat, in so few stretches that each can be seen.</summary>
internal static class TimeBars
{
    private const long Most = 60;

    /// <summary>Minutes of one bar.</summary>
    public static long StretchOf(long minutes) => Math.Max(1, (minutes + Most - 1) / Most);

    public static IReadOnlyList<TimeBar> Of(IEnumerable<(long Minute, long Posts)> said, long first, long last, long stretch)
    {
        var posts = new long[((last - first) / stretch) + 1];
        foreach (var (minute, count) in said) posts[(minute - first) / stretch] += count;
        return [.. posts.Select((count, at) => new TimeBar((first + (at * stretch)) * Chat.Minute, count))];
    }
}

/// <summary>How many posts people wrote, in classes.</summary>
internal static class Spreads
{
    private static readonly (long From, long? To)[] Classes = [(1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, null)];

    public static IEnumerable<SpreadBar> Of(IReadOnlyList<(long Posts, long People)> counted) => Classes
        .Select(one => new SpreadBar(
            one.From, one.To, counted.Where(row => row.Posts >= one.From && row.Posts <= (one.To ?? long.MaxValue)).Sum(row => row.People)))
        .Where(bar => bar.People > 0);
}

/// <summary>The names that most people share, and the others together.</summary>
internal static class NameBars
{
    private const int Most = 15;

    public static IReadOnlyList<NamedBar> Of(IReadOnlyList<NameRow> rows)
    {
        var said = rows.Where(row => row.Name.Length > 0).ToList();
        var bars = said.Take(Most).Select(row => new NamedBar(row.Name, row.People)).ToList();
        var (others, unsaid) = (said.Skip(Most).Sum(row => row.People), rows.Where(row => row.Name.Length == 0).Sum(row => row.People));
        if (others > 0) bars.Add(new(null, others));
        if (unsaid > 0) bars.Add(new("", unsaid));
        return bars;
    }
}
