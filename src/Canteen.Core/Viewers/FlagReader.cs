using Canteen.Storage;

namespace Canteen.Core.Viewers;

/// <summary>
/// Reads what people marked posts with: boosts and muted threads, which the core knows itself, and whatever rooms have tables for.
/// </summary>
public sealed class FlagReader
{
    private readonly string _newestSql;

    public FlagReader(IEnumerable<FlagTable> tables)
    {
        FlagTable[] all = [.. tables];
        _newestSql = string.Join(
            " UNION ALL ",
            all.Select(t => Newest(t.Flag, "post_id", t.Name + " WHERE account_id = @viewer"))
                .Append(Newest(
                    PostFlags.Boosted, "boost_of_id", "posts WHERE author_id = @viewer AND boost_of_id IS NOT NULL AND deleted_at IS NULL"))
                .Append(Newest(PostFlags.Muted, "thread_id", "muted_threads WHERE account_id = @viewer")));
        OfPostsSql = string.Join(
            " UNION ALL ",
            all.Select(t => $"SELECT post_id, {(int)t.Flag} AS flag FROM {t.Name} WHERE account_id = @viewer AND post_id IN @Ids").Append(
                """
                SELECT boost_of_id AS post_id, 2 AS flag FROM posts WHERE boost_of_id IN @Ids AND author_id = @viewer AND deleted_at IS NULL
                UNION ALL SELECT p.id, 16 FROM posts p JOIN muted_threads t ON t.account_id = @viewer AND t.thread_id = p.thread_id WHERE p.id IN @Ids
                """));
        OfPeopleSql = string.Join(
            " UNION ALL ",
            all.Select(t => $"SELECT account_id, {(int)t.Flag} AS flag FROM {t.Name} WHERE post_id = @post AND account_id IN @Viewers")
                .Append(
                """
                SELECT author_id AS account_id, 2 AS flag FROM posts WHERE boost_of_id = @post AND author_id IN @Viewers AND deleted_at IS NULL
                UNION ALL SELECT t.account_id, 16 FROM posts p JOIN muted_threads t ON t.thread_id = p.thread_id
                WHERE p.id = @post AND t.account_id IN @Viewers
                """));
    }

    /// <summary>The marks of one viewer on some posts.</summary>
    internal string OfPostsSql { get; }

    /// <summary>The marks of many people on one post.</summary>
    internal string OfPeopleSql { get; }

    /// <summary>
    /// The newest posts that the viewer has marked, <see cref="FlagCache.Most"/> of each kind; muted threads by their first posts.
    /// </summary>
    internal async Task<(LoadedFlags Marked, LoadedFlags Muted)> NewestAsync(ReadSession db, AccountId viewer)
    {
        var rows = (await db.QueryAsync<PostFlagRow>(_newestSql, new { viewer, FlagCache.Most }))
            .ToLookup(row => row.Flag == PostFlags.Muted);
        return (Loaded(rows[false]), Loaded(rows[true]));
    }

    /// <returns>The posts that the viewer has marked, with the marks.</returns>
    internal async Task<Dictionary<long, PostFlags>> OfPostsAsync(ReadSession db, IReadOnlyCollection<long> posts, AccountId viewer)
    {
        var rows = await db.QueryAsync<PostFlagRow>(OfPostsSql, new { Ids = posts, viewer });
        return rows.GroupBy(row => row.PostId)
            .ToDictionary(post => post.Key, post => post.Aggregate(PostFlags.None, (all, row) => all | row.Flag));
    }

    /// <returns>The people who have marked the post, with their marks.</returns>
    internal async Task<Dictionary<AccountId, PostFlags>> OfPeopleAsync(ReadSession db, PostId post, IReadOnlyCollection<AccountId> viewers)
    {
        var rows = await db.QueryAsync<PersonFlagRow>(OfPeopleSql, new { post, Viewers = viewers.Select(v => v.Value).ToArray() });
        return rows.GroupBy(row => row.AccountId)
            .ToDictionary(who => who.Key, who => who.Aggregate(PostFlags.None, (all, row) => all | row.Flag));
    }

    private static string Newest(PostFlags flag, string post, string from) =>
        $"SELECT * FROM (SELECT {post} AS post_id, {(int)flag} AS flag FROM {from} ORDER BY {post} DESC LIMIT @Most) {flag}";

    /// <summary>A kind of flag that reaches its limit may be on older posts too.</summary>
    private static LoadedFlags Loaded(IEnumerable<PostFlagRow> rows)
    {
        var floors = rows.GroupBy(row => row.Flag).Where(kind => kind.Count() == FlagCache.Most)
            .Select(kind => kind.Min(row => row.PostId));
        return new LoadedFlags([.. rows.Select(row => (row.PostId, row.Flag))], floors.DefaultIfEmpty(0).Max());
    }

    private sealed class PostFlagRow
    {
        public long PostId { get; set; }
        public PostFlags Flag { get; set; }
    }

    private sealed class PersonFlagRow
    {
        public AccountId AccountId { get; set; }
        public PostFlags Flag { get; set; }
    }
}
