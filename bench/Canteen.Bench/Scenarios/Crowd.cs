using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;

namespace Canteen.Bench.Scenarios;

/// <summary>The people who are active in a run: drawn at random from all, but always the same for the same graph.</summary>
internal static class Crowd
{
    public static int[] Draw(SocialGraph graph, int people, int seed = 7)
    {
        var everybody = Enumerable.Range(0, graph.Accounts).ToArray();
        var dice = Dice.Of(seed, 1L << 43);
        for (var i = 0; i < Math.Min(people, everybody.Length - 1); i++)
        {
            var other = i + dice.Below(everybody.Length - i);
            (everybody[i], everybody[other]) = (everybody[other], everybody[i]);
        }
        return everybody[..Math.Min(people, everybody.Length)];
    }

    /// <summary>Makes each of them read their home timeline once.</summary>
    /// <returns>The bodies of the answers.</returns>
    public static async Task<List<byte[]>> ReadHomeAsync(Uri server, IEnumerable<int> people)
    {
        var requests = new Requests(server.Authority);
        var bodies = new List<byte[]>();
        using var connection = await RawConnection.OpenAsync(server);
        foreach (var person in people)
        {
            var code = await connection.AskAsync(requests.Home(Roster.Token(person)));
            if (code != 200) throw new InvalidOperationException($"The home timeline of person {person} was answered {code}.");
            bodies.Add(connection.Answer.ToBody());
        }
        return bodies;
    }
}
