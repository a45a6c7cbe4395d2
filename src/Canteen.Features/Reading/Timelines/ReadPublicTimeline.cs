using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>All public posts, without boosts and without replies to others.</summary>
public sealed class ReadPublicTimeline(Database database, VisiblePosts posts)
{
    public async Task<Page<ShownPost>> RunAsync(PublicFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        if (filter.OnlyMedia) return Page<ShownPost>.Empty;
        var args = new { window.Above, window.Below, window.Limit };
        var ids = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<PostId>(Sql(filter, window.Order), args), ct));
        return Page<ShownPost>.Of(window, ids, id => id.Value, await posts.ListAsync(viewer, ids, ct));
    }

    internal static string Sql(PublicFilter filter, string order) =>
        $"""
        SELECT p.id FROM posts p
        WHERE p.visibility = 0 AND p.deleted_at IS NULL AND p.boost_of_id IS NULL AND p.id > @Above AND p.id < @Below
          AND (p.reply_to_id IS NULL OR p.reply_to_account_id = p.author_id){filter.PlaceSql}
          AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = p.author_id AND g.suspended_at IS NOT NULL)
        ORDER BY p.id {order} LIMIT @Limit
        """;
}

/// <param name="Local">Only posts written here.</param>
/// <param name="Remote">Only posts from other servers.</param>
/// <param name="OnlyMedia">Only posts with pictures or sound: none yet.</param>
public sealed record PublicFilter(bool Local = false, bool Remote = false, bool OnlyMedia = false)
{
    internal string PlaceSql => (Local, Remote) switch
    {
        (true, false) => " AND p.local = TRUE",
        (false, true) => " AND p.local = FALSE",
        _ => "",
    };
}
