using Canteen.Bench.Graph;

namespace Canteen.Bench.Loading;

/// <summary>
/// The posts to be loaded, oldest first: who writes, what is answered, what is boosted. They are planned before any row is written, because
/// rows contain counts of later replies and boosts.
/// </summary>
internal sealed class PlannedPosts
{
    public const int Tags = 300;
    private const double Boosts = 0.1, Replies = 0.15, Tagged = 0.3, FollowersOnly = 0.08;

    /// <summary>People answer and boost recent posts.</summary>
    private const int Fresh = 5000;

    private readonly HashSet<(int Author, int Original)> _boosted = [];

    /// <param name="authors">Who writes; null for everybody, by <see cref="PostingHabits"/>.</param>
    public PlannedPosts(SocialGraph graph, int count, int seed, int[]? authors = null)
    {
        (All, RepliesTo, BoostsOf, WrittenBy) = (new PlannedPost[count], new int[count], new int[count], new int[graph.Accounts]);
        var habits = authors is null ? new PostingHabits(graph) : null;
        var dice = Dice.Of(seed, 1L << 42);
        for (var i = 0; i < count; i++)
        {
            All[i] = One(i, habits?.DrawAuthor(ref dice) ?? authors![dice.Below(authors.Length)], ref dice);
            WrittenBy[All[i].Author]++;
        }
    }

    public PlannedPost[] All { get; }
    public int[] RepliesTo { get; }
    public int[] BoostsOf { get; }
    public int[] WrittenBy { get; }

    private PlannedPost One(int number, int author, ref Dice dice)
    {
        var what = dice.Unit();
        var other = number == 0 ? -1 : number - 1 - dice.Below(Math.Min(number, Fresh));
        if (other >= 0 && All[other] is { FollowersOnly: false, BoostOf: < 0 })
        {
            if (what < Boosts && _boosted.Add((author, other)))
            {
                BoostsOf[other]++;
                return new(author, -1, other, -1, false);
            }
            if (what is >= Boosts and < Boosts + Replies)
            {
                RepliesTo[other]++;
                return new(author, other, -1, -1, false);
            }
        }
        return new(author, -1, -1, dice.Unit() < Tagged ? PopularTag(ref dice) : -1, dice.Unit() < FollowersOnly);
    }

    // A few tags are used in most of the posts.
    private static int PopularTag(ref Dice dice) => (int)(Tags * Math.Pow(dice.Unit(), 3));
}

/// <param name="ReplyTo">The number of the post that it answers, or -1; likewise for the post that it boosts and for its tag.</param>
internal readonly record struct PlannedPost(int Author, int ReplyTo, int BoostOf, int Tag, bool FollowersOnly);
