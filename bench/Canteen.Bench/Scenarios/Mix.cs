using System.Globalization;
using Canteen.Bench.Graph;
using Canteen.Bench.Load;

namespace Canteen.Bench.Scenarios;

/// <summary>Somebody who takes part in a mix.</summary>
internal readonly record struct Participant(string Account, string Token);

/// <summary>A mix of requests, in percent. The names are those of the benchmarks from which the shares are taken.</summary>
internal sealed record Mix(string Name, int AuthorPosts, int Home, int Compose, int Follow)
{
    /// <summary>Nightcore's mix of DeathStarBench's social network.</summary>
    public static readonly Mix Nightcore = new("nightcore", 40, 25, 30, 5);

    /// <summary>DeathStarBench's own.</summary>
    public static readonly Mix DeathStar = new("deathstar", 30, 60, 10, 0);

    /// <summary>Only home timelines.</summary>
    public static readonly Mix HomeOnly = new("home", 0, 100, 0, 0);

    /// <summary>About a hundred reads for each write.</summary>
    public static readonly Mix Everyday = new("everyday", 24, 75, 1, 0);

    private static readonly Mix[] All = [Nightcore, DeathStar, HomeOnly, Everyday];

    /// <exception cref="UsageException">There is no such mix.</exception>
    public static Mix Named(string name) =>
        All.FirstOrDefault(m => m.Name == name) ?? throw new UsageException(
            $"There is no mix '{name}': {string.Join(", ", All.Select(m => m.Name))}.");

    /// <summary>Makes the requests; called by one thread at a time.</summary>
    /// <param name="accounts">Whose posts are read, and who is followed.</param>
    public Func<long, Shot> Shots(Requests requests, IReadOnlyList<Participant> people, IReadOnlyList<string> accounts, int seed)
    {
        var dice = Dice.Of(seed, 1L << 44);
        return number =>
        {
            var me = people[dice.Below(people.Count)];
            var other = accounts[dice.Below(accounts.Count)];
            var what = dice.Below(AuthorPosts + Home + Compose + Follow);
            if (what < AuthorPosts) return new Shot("user", requests.AuthorPosts(other, me.Token));
            if (what < AuthorPosts + Home) return new Shot("home", requests.Home(me.Token));
            if (what < AuthorPosts + Home + Compose || other == me.Account)
                return new Shot("compose", requests.Publish(TextOf(number), me.Token));
            return new Shot("follow", requests.Follow(other, me.Token));
        };
    }

    private static string TextOf(long number) => string.Create(
        CultureInfo.InvariantCulture, $"Bed {number % 97} is free again, and the tea in bay {number % 13} is fresh: number {number}, said "
            + $"to whoever is on tonight. #Ward{number % 50}");
}
