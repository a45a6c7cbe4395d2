using Canteen.Map.Reading;

namespace Canteen.Tests.Unit.Architecture;

public sealed class NameTests
{
    private static readonly string[] Vague = ["Service", "Manager", "Helper", "Helpers", "Util", "Utils", "Common", "Base"];

    /// <summary>A word, where it may be used, and what we say instead.</summary>
    private static readonly Dictionary<string, (string[] Places, string Ours)> Foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Status"] = (Api, "Post"),
        ["Statuses"] = (Api, "Posts"),
        ["Reblog"] = (Api, "Boost"),
        ["Reblogs"] = (Api, "Boosts"),
        ["Reblogged"] = (Api, "Boosted"),
        ["Toot"] = (Api, "Post"),
        ["Toots"] = (Api, "Posts"),
        // Mastodon calls a person's bio "note"; ActivityPub uses that word for a post.
        ["Note"] = ([.. Api, Activity], "Post, or Bio"),
        ["Announce"] = ([Activity], "Boost"),
        ["Like"] = ([Activity], "Favourite"),
    };

    private const string Activity = "Activity";

    private static string[] Api => ["Api", "Json"];

    /// <summary>Type.member, and why the word is right there.</summary>
    private static readonly Dictionary<string, string> Granted = new()
    {
        ["Canteen.Storage.WriteTransaction.AnnounceAsync"] = "It tells the house, not other servers, and is the word for it throughout.",
    };

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Offenders.None(
            Identifiers(Tree.Src).Where(i => i.Kind == "type" && Vague.Contains(i.Words[^1])).Select(i => $"{i.Where} {i.Name}"),
            "Name a type after what it is or does. These endings say neither: " + string.Join(", ", Vague));

    [Fact]
    public void Words_of_other_vocabularies_stay_at_the_door() =>
        Offenders.None(
            Identifiers(Tree.Src).Where(i => IsOurs(i) && !Granted.ContainsKey(Key(i))).SelectMany(ForeignWords),
            "Inside we say Post, Boost, Favourite, Bio. Mastodon's words belong in files or types that end in Api or Json, ActivityPub's in files "
            + "with Activity in their name or in Canteen.ActivityPub.");

    [Fact]
    public void Every_exception_for_a_word_is_needed() =>
        Offenders.AllUsed(
            Granted.Keys, Identifiers(Tree.Src).Where(i => IsOurs(i) && ForeignWords(i).Any()).Select(Key), "words stay at the door");

    [Theory]
    [InlineData("StatusView", true)]
    [InlineData("_status", true)]
    [InlineData("rebloggedBy", true)]
    [InlineData("reblogged_by", true)]
    [InlineData("GetStatusesAfter", true)]
    [InlineData("StatusCode", false)]
    [InlineData("HttpStatusText", false)]
    [InlineData("Likely", false)]
    [InlineData("LikeCount", true)]
    [InlineData("NoteText", true)]
    [InlineData("Announcements", false)]
    public void A_foreign_word_is_seen_inside_a_name(string name, bool offends)
    {
        var identifier = new Identifier(
            new("Canteen.Features", "Canteen.Features.Posting.Posts", "PostView"), "method", name, new("PostView.cs", 1));
        Assert.Equal(offends, ForeignWords(identifier).Any());
    }

    [Fact]
    public void The_same_word_is_at_home_in_an_api_file() =>
        Assert.Empty(ForeignWords(
            new(new("Canteen.Features", "Canteen.Features.Posting.Posts", "StatusJson"), "type", "StatusJson", new("StatusJson.cs", 1))));

    private static IEnumerable<string> ForeignWords(Identifier identifier)
    {
        var words = identifier.Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (!Foreign.TryGetValue(words[i], out var rule) || AtHome(identifier, rule.Places) || IsHttpStatus(words, i)) continue;
            yield return $"{identifier.Where} {identifier.Kind} {identifier.Name} in {identifier.Type.Name}: say {rule.Ours}";
        }
    }

    private static bool AtHome(Identifier identifier, string[] places) =>
        places.Any(p => p == Activity
            ? identifier.Type.Project == "Canteen.ActivityPub"
                || Path.GetFileName(identifier.Where.File).Contains(p, StringComparison.Ordinal)
            : identifier.Type.Name.EndsWith(p, StringComparison.Ordinal)
                || identifier.Where.File.EndsWith(p + ".cs", StringComparison.Ordinal));

    private static bool IsHttpStatus(IReadOnlyList<string> words, int at) =>
        words[at].Equals("Status", StringComparison.OrdinalIgnoreCase)
        && ((at + 1 < words.Count && words[at + 1] is "Code" or "Codes") || (at > 0 && words[at - 1] is "Http" or "http"));

    /// <summary>What stands in for a member of an interface is named by that: the compiler makes some, of methods that yield.</summary>
    private static bool IsOurs(Identifier identifier) => !identifier.Name.Contains('.', StringComparison.Ordinal);

    private static string Key(Identifier identifier) => $"{identifier.Type}.{identifier.Name}";

    private static IEnumerable<Identifier> Identifiers(IEnumerable<Compiled> projects) =>
        projects.SelectMany(p => Identifier.In(p.Assembly, p.Places))
            .Where(i => !i.Type.Name.Contains('<', StringComparison.Ordinal) && i.Words.Count > 0);
}
