using Canteen.Bench.Graph;

namespace Canteen.Bench.Loading;

/// <summary>Writes follows in the order of their ids, so that the B-tree grows only at its end.</summary>
internal static class FollowRows
{
    private const long Since = 1_710_000_000_000;

    public static void Write(IBulkTarget target, SocialGraph graph)
    {
        using var rows = target.Open("follows", "id", "follower_id", "followee_id", "show_boosts", "notify", "created_at");
        var number = 0L;
        for (var follower = 0; follower < graph.Accounts; follower++)
        {
            foreach (var followee in graph.Following(follower))
            {
                // A thousand in each millisecond, as Canteen's own ids would be.
                var at = Since + (number / 1000);
                rows.Add((at << 16) + (number % 1000));
                rows.Add(Roster.Account(follower).Value);
                rows.Add(Roster.Account(followee).Value);
                rows.Add(true);
                rows.Add(false);
                rows.Add(at);
                rows.EndRow();
                number++;
            }
        }
    }
}
