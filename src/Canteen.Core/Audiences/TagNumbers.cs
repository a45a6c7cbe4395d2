using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Core.Audiences;

/// <summary>
/// Which one a post is among the posts of a hashtag on its day (UTC), from 1: decided when it is written, and not moved by what is deleted
/// later. Hashtags that are read together count together. It follows from the newest post of each, so nobody ever counts.
/// </summary>
/// <remarks>
/// The newest are read before the transaction that writes the post: PostgreSQL would end one of any two that read and add to the same
/// hashtag at once. So what is written at the same instant may have the same number, as may a post that got the hashtag by an edit.
/// </remarks>
public sealed class TagNumbers
{
    internal static readonly string NewestSql =
        $"""
        SELECT w.asked AS name, t.post_id, t.number
        FROM ({TagGroupSql.Of("SELECT name, name AS asked FROM tags WHERE name IN @Names", "asked")}) w
        CROSS JOIN tags g CROSS JOIN post_tags t
        WHERE g.name = w.name AND t.tag_id = g.id AND {TagSql.MayBeListed} AND t.post_id = (
          SELECT t.post_id FROM post_tags t WHERE t.tag_id = g.id AND {TagSql.MayBeListed} AND t.post_id <= @Last
          ORDER BY t.post_id DESC LIMIT 1)
        """;

    private static readonly TagNumbers None = new([]);

    private readonly ILookup<string, Row> _newest;

    private TagNumbers(IEnumerable<Row> newest) => _newest = newest.ToLookup(row => row.Name, StringComparer.Ordinal);

    /// <summary>For a post that is being written.</summary>
    /// <param name="names">Of its hashtags, folded.</param>
    public static Task<TagNumbers> LoadAsync(ReadSession db, IReadOnlyCollection<string> names, in Audience audience) =>
        LoadAsync(db, audience.Visibility == Visibility.Public ? names : [], long.MaxValue);

    /// <summary>For a post that gets hashtags by an edit.</summary>
    /// <param name="names">Those that it did not have before, folded.</param>
    public static Task<TagNumbers> LoadAsync(ReadSession db, IReadOnlyCollection<string> names, PostId edited) =>
        LoadAsync(db, names, (((DayOf(edited) + 1) * MillisecondsADay) << 16) - 1);

    /// <param name="name">Folded.</param>
    /// <returns>0 for what may not be listed at all.</returns>
    public int Of(string name, PostId post, in Audience audience)
    {
        if (audience.Visibility != Visibility.Public) return 0;
        var before = _newest[name].Where(newest => DayOf(newest.PostId) == DayOf(post)).Select(newest => newest.Number);
        // What is said in a community is not listed: it keeps the number of the post before it, from where the next one goes on.
        return before.DefaultIfEmpty(0).Max() + (audience.IsListed ? 1 : 0);
    }

    private const long MillisecondsADay = 24 * 60 * 60 * 1000;

    private static long DayOf(PostId post) => post.Milliseconds / MillisecondsADay;

    private static async Task<TagNumbers> LoadAsync(ReadSession db, IReadOnlyCollection<string> names, long last) =>
        names.Count == 0 ? None : new(await db.QueryAsync<Row>(NewestSql, new { Names = names, Last = last }));

    /// <summary>The newest post of a hashtag, or of another that is read together with it.</summary>
    private sealed class Row
    {
        public string Name { get; set; } = "";
        public PostId PostId { get; set; }
        public int Number { get; set; }
    }
}
