using Canteen.Storage;

namespace Canteen.Core.Viewers;

/// <summary>Reads what a viewer begins with.</summary>
internal static class ViewerReader
{
    internal const string FollowsSql = "SELECT followee_id, show_boosts, languages FROM follows WHERE follower_id = @viewer";

    /// <summary>The youngest posts that the viewer has marked, of each kind of mark.</summary>
    internal static readonly string MarksSql = string.Join(
        " UNION ALL ",
        Marks(PostFlags.Favourited, "post_id", "favourites WHERE account_id = @viewer"),
        Marks(PostFlags.Boosted, "boost_of_id", "posts WHERE author_id = @viewer AND boost_of_id IS NOT NULL AND deleted_at IS NULL"),
        Marks(PostFlags.Bookmarked, "post_id", "bookmarks WHERE account_id = @viewer"),
        Marks(PostFlags.Pinned, "post_id", "pins WHERE account_id = @viewer"),
        Marks(PostFlags.Muted, "thread_id", "muted_threads WHERE account_id = @viewer"));

    public static async Task<ViewerStart> ReadAsync(ReadSession db, AccountId viewer)
    {
        var follows = await db.QueryAsync<FollowedRow>(FollowsSql, new { viewer });
        var rows = await db.QueryAsync<FlagRow>(MarksSql, new { viewer, FlagCache.Most });
        var marks = rows.ToLookup(mark => mark.Flag == PostFlags.Muted);
        return new ViewerStart(new Followed(follows), Marked(marks[false]), Marked(marks[true]));
    }

    private static LoadedFlags Marked(IEnumerable<FlagRow> marks)
    {
        // A kind of mark that fills its share may have more, on older posts.
        var floors = marks.GroupBy(mark => mark.Flag).Where(kind => kind.Count() == FlagCache.Most).Select(kind => kind.Min(mark => mark.PostId));
        return new LoadedFlags([.. marks.Select(mark => (mark.PostId, mark.Flag))], floors.DefaultIfEmpty(0).Max());
    }

    private static string Marks(PostFlags flag, string post, string from) =>
        $"SELECT * FROM (SELECT {post} AS post_id, {(int)flag} AS flag FROM {from} ORDER BY {post} DESC LIMIT @Most) {flag}";
}

/// <summary>What a viewer begins with, as one look at the database saw it.</summary>
/// <param name="Muted">Threads, by their first posts.</param>
internal sealed record ViewerStart(Followed Followed, LoadedFlags Marked, LoadedFlags Muted);
