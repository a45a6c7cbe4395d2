namespace Canteen.Bench.Graph;

/// <summary>Who writes: people with more followers write more, so that the tenth with the most followers writes 80% of the posts.</summary>
internal sealed class PostingHabits
{
    private readonly AliasTable _authors;

    public PostingHabits(SocialGraph graph)
    {
        var followers = Enumerable.Range(0, graph.Accounts).Select(i => graph.FollowerCount(i) + 1.0).ToArray();
        var falling = followers.OrderDescending().ToArray();
        var power = Bisection.Find(0, 4, p => TopTenth(falling, p), GraphShape.TopTenthWrites);
        TopTenthShare = TopTenth(falling, power);
        _authors = new AliasTable(Array.ConvertAll(followers, f => Math.Pow(f, power)));
    }

    /// <summary>The share of posts that the top tenth writes.</summary>
    public double TopTenthShare { get; }

    public int DrawAuthor(ref Dice dice) => _authors.Draw(ref dice);

    private static double TopTenth(double[] falling, double power) =>
        falling.Take(Math.Max(1, falling.Length / 10)).Sum(f => Math.Pow(f, power)) / falling.Sum(f => Math.Pow(f, power));
}
