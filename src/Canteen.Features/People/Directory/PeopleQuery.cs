using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Synonyms;

namespace Canteen.Features.People.Directory;

/// <summary>
/// What the database is asked: a <see cref="PeopleFilter"/>, folded. Two filters that find the same people are equal here.
/// </summary>
/// <param name="Words">Separated by spaces; at most five count.</param>
/// <param name="Topic">The main one of the hashtags that are read together.</param>
public sealed record PeopleQuery(string Words, string Profession, string Organisation, string Place, string Topic, PeopleOrder Order)
{
    private const int MostWords = 5;

    private const string Active = "coalesce(a.last_post_at, 0)";

    // The ids of posts begin with their time. What is kept among members would tell a visitor of it.
    private const string TopicSql =
        $"""
        AND a.id IN (
          SELECT f.account_id FROM featured_tags f WHERE f.name IN @Tags
          UNION ALL SELECT l.author_id FROM (
            SELECT p.author_id FROM tags g JOIN post_tags t ON t.tag_id = g.id JOIN posts p ON p.id = t.post_id
            WHERE g.name IN @Tags AND {TagRule.Sql} AND p.local_only = FALSE AND p.boost_of_id IS NULL AND t.post_id > @Since
            ORDER BY t.post_id DESC LIMIT 1000) l)
        """;

    /// <summary>Somebody who used a hashtag is found by it for so long.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    /// <summary>Null where nobody can be found: something was typed that has no word in it, or no hashtag.</summary>
    public static PeopleQuery? Of(PeopleFilter filter, AliasSet tags)
    {
        var words = SearchKey.WordsOf(filter.Words).Take(MostWords).ToList();
        var topic = "";
        if (filter.Words.Length > 0 && words.Count == 0) return null;
        if (filter.Topic.Length > 0 && !TagName.TryParse(filter.Topic, out topic)) return null;
        return new(
            string.Join(' ', words), SearchKey.Of(filter.Profession), SearchKey.Of(filter.Organisation), SearchKey.Of(filter.Place),
            topic.Length > 0 ? tags.MainOf(topic) : "", filter.Order);
    }

    /// <summary>Whoever is in it may have come or gone without an event that says so.</summary>
    public bool Ages => Topic.Length > 0 || Order == PeopleOrder.Active;

    private string[] EachWord => Words.Length == 0 ? [] : Words.Split(' ');

    /// <summary>Returns <c>account_id</c> and <c>active</c>, as in <see cref="PeopleCursor"/>.</summary>
    /// <param name="page">Which of them, as a condition and the number: see <see cref="PeoplePageSql"/>.</param>
    internal string Sql(string page = PeoplePageSql.First, bool onlyLocal = true) =>
        $"""
        SELECT a.id AS account_id, {Active} AS active FROM accounts a
        WHERE {Discoverable} AND a.suspended_at IS NULL {(onlyLocal ? "AND a.domain = ''" : "")} AND {AccountHydrator.ShownSql}
          {Same("profession_key", "Profession", Profession)} {Same("organisation_key", "Organisation", Organisation)}
          {Same("place_key", "Place", Place)} {string.Concat(EachWord.Select((_, number) => WordSql(number)))}
          {(Topic.Length > 0 ? TopicSql : "")} {page.Replace("{cursor}", CursorSql, StringComparison.Ordinal)
            .Replace("{order}", Order == PeopleOrder.Active ? $"{Active} DESC, a.id DESC" : "a.id DESC", StringComparison.Ordinal)}
        """;

    internal PeopleArguments Arguments(AliasSet tags, long now) => new()
    {
        Profession = Profession, Organisation = Organisation, Place = Place, Words = EachWord,
        Tags = Topic.Length > 0 ? [.. tags.GroupOf(Topic)] : [], Since = (now - (long)Lately.TotalMilliseconds) << 16,
    };

    // In the usual words SQLite would walk along all members rather than look for those of a filter.
    private string Discoverable => HasFilter ? "a.discoverable <> FALSE" : "a.discoverable = TRUE";

    private bool HasFilter => Words.Length + Profession.Length + Organisation.Length + Place.Length + Topic.Length > 0;

    private string CursorSql =>
        Order == PeopleOrder.Active ? $"AND {Active} <= @Active AND ({Active} < @Active OR a.id < @Below)" : "AND a.id < @Below";

    private static string Same(string column, string parameter, string value) =>
        value.Length == 0 ? "" : $"AND a.{column} = @{parameter} AND a.{column} <> ''";

    private static string WordSql(int number) =>
        $" AND a.id IN (SELECT w.account_id FROM account_words w WHERE w.word >= @Word{number} AND w.word < @End{number})";
}

/// <summary>Which of the people that are found.</summary>
internal static class PeoplePageSql
{
    public const string First = "ORDER BY {order} LIMIT @Limit";
    public const string After = "{cursor} ORDER BY {order} LIMIT @Limit";

    /// <summary>As Mastodon pages: so many skipped, and nobody whom the viewer may not find.</summary>
    public static readonly string Skipping =
        $"AND {BlockRule.ListedSql.Replace("@viewer", "@Viewer", StringComparison.Ordinal)} ORDER BY {{order}} LIMIT @Limit OFFSET @Offset";
}

internal sealed record PeopleArguments
{
    public string Profession { get; init; } = "";
    public string Organisation { get; init; } = "";
    public string Place { get; init; } = "";
    public string[] Tags { get; init; } = [];

    /// <summary>Posts with a greater id are of late.</summary>
    public long Since { get; init; }

    public long Active { get; init; }
    public long Below { get; init; } = long.MaxValue;
    public int Limit { get; init; }
    public int Offset { get; init; }
    public long Viewer { get; init; }
    public IReadOnlyList<string> Words { private get; init; } = [];

    public string Word0 => WordAt(0);
    public string Word1 => WordAt(1);
    public string Word2 => WordAt(2);
    public string Word3 => WordAt(3);
    public string Word4 => WordAt(4);
    public string End0 => SearchKey.EndOf(Word0);
    public string End1 => SearchKey.EndOf(Word1);
    public string End2 => SearchKey.EndOf(Word2);
    public string End3 => SearchKey.EndOf(Word3);
    public string End4 => SearchKey.EndOf(Word4);

    private string WordAt(int number) => number < Words.Count ? Words[number] : "";
}
