using System.Globalization;
using Canteen.Bench.Graph;
using Canteen.Bench.Loading;

namespace Canteen.Bench.Searching;

/// <summary>What people search for, made of the words, the people and the hashtags that stand in the posts that were loaded.</summary>
internal sealed class QueryMix(Prose prose, PlannedPosts posts, int seed)
{
    private Dice _dice = Dice.Of(seed, 1L << 46);

    /// <summary>A query with two operators that finds at least one post, unless that is for its author's followers alone.</summary>
    public (string Shape, string Query) TwoOperators()
    {
        var number = Original();
        var words = prose.Text(number).Words.Trim('.').Split(' ')[1..];
        var (one, other) = (words[_dice.Below(words.Length)], words[_dice.Below(words.Length)]);
        var (author, at) = (Roster.Handle(posts.All[number].Author), _dice.Below(words.Length - 1));
        return _dice.Below(6) switch
        {
            0 => ("from", $"{one} from:{author} language:en"),
            1 => ("tag", $"#{PostRows.TagName(posts.All[number].Tag < 0 ? 0 : posts.All[number].Tag)} has:link language:en"),
            2 => ("link", $"{one} has:link -is:reply"),
            3 => ("phrase", $"\"{words[at]} {words[at + 1]}\" from:{author} language:en"),
            4 => ("near", $"near:\"{one} {(one == other ? Prose.Common : other)}\" language:en"),
            _ => ("profession", $"{one} profession:nurse language:en"),
        };
    }

    /// <summary>What begins so is a person, a hashtag or a word that was searched for.</summary>
    public string Beginning()
    {
        var number = Original();
        return _dice.Below(3) switch
        {
            0 => Roster.Handle(posts.All[number].Author)[..^1],
            1 => string.Create(CultureInfo.InvariantCulture, $"#topic{_dice.Below(30)}"),
            _ => "pers",
        };
    }

    private int Original()
    {
        while (true)
            if (_dice.Below(posts.All.Length) is var number && posts.All[number] is { BoostOf: < 0, FollowersOnly: false }) return number;
    }
}
