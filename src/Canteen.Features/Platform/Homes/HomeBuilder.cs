using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Platform.Homes;

/// <summary>Reads what a home begins with: whom the viewer follows, and the newest entries, in one look at the database.</summary>
internal sealed class HomeBuilder(Database database)
{
    /// <summary>
    /// What apps ask for at most, and a few more, as some of them are shown as one. Still more would make the first read slower for what few
    /// people scroll to; from here on the ring grows by what is delivered.
    /// </summary>
    private const int Entries = 60;

    /// <summary>Posts that are looked at again of and to people who are followed in another way. Below, the ring is given up.</summary>
    private const int Amended = 5 * Entries;

    internal const string FollowsSql = "SELECT followee_id, show_boosts, languages FROM follows WHERE follower_id = @viewer";

    /// <summary>The youngest posts that the viewer has marked, of each kind of mark.</summary>
    internal static readonly string MarksSql = string.Join(
        " UNION ALL ",
        Marks(PostFlags.Favourited, "post_id", "favourites WHERE account_id = @viewer"),
        Marks(PostFlags.Boosted, "boost_of_id", "posts WHERE author_id = @viewer AND boost_of_id IS NOT NULL AND deleted_at IS NULL"),
        Marks(PostFlags.Bookmarked, "post_id", "bookmarks WHERE account_id = @viewer"),
        Marks(PostFlags.Pinned, "post_id", "pins WHERE account_id = @viewer"),
        Marks(PostFlags.Muted, "thread_id", "muted_threads WHERE account_id = @viewer"));

    public Task<HomeStart> ReadAsync(AccountId viewer, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var rows = await db.QueryAsync<FollowedRow>(FollowsSql, new { viewer });
                var ids = await db.QueryAsync<long>(
                    HomeSql.NewestFirst, new { viewer = viewer.Value, Above = 0L, Below = long.MaxValue, Limit = Entries });
                var marks = (await db.QueryAsync<FlagRow>(MarksSql, new { viewer, KnownFlags.Most })).ToLookup(mark => mark.Flag == PostFlags.Muted);
                return new HomeStart(new Followed(rows), ids, ids.Count == Entries ? ids[^1] : 0, Marked(marks[false]), Marked(marks[true]));
            },
            ct);

    private static MarkedPosts Marked(IEnumerable<FlagRow> marks)
    {
        // A kind of mark that fills its share may have more, on older posts.
        var floors = marks.GroupBy(mark => mark.Flag).Where(kind => kind.Count() == KnownFlags.Most).Select(kind => kind.Min(mark => mark.PostId));
        return new MarkedPosts([.. marks.Select(mark => (mark.PostId, mark.Flag))], floors.DefaultIfEmpty(0).Max());
    }

    /// <param name="people">Whom the viewer follows in another way.</param>
    /// <param name="floor">How deep to look; 0 for all.</param>
    public Task<HomeAmendment> ReadAmendmentAsync(AccountId viewer, IEnumerable<AccountId> people, long floor, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var rows = await db.QueryAsync<AmendedRow>(
                    HomeSql.OfPeople, new { viewer = viewer.Value, People = people.Select(p => p.Value).ToArray(), Above = floor - 1, Limit = Amended });
                return new HomeAmendment(
                    rows.Select(row => row.Id).ToHashSet(), [.. rows.Where(row => row.Belongs).Select(row => row.Id)],
                    rows.Count == Amended ? rows[^1].Id : floor);
            },
            ct);

    private static string Marks(PostFlags flag, string post, string from) =>
        $"SELECT * FROM (SELECT {post} AS post_id, {(int)flag} AS flag FROM {from} ORDER BY {post} DESC LIMIT @Most) {flag}";

    private sealed class AmendedRow
    {
        public long Id { get; set; }
        public bool Belongs { get; set; }
    }
}
