using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>All public posts, without boosts and replies to others: from memory as far as possible, beyond that with one query.</summary>
public sealed class ReadPublicTimeline(Database database, PublicTimelineCache timeline, VisiblePosts posts)
{
    public async Task<Page<ShownPost>> RunAsync(PublicFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        if (filter.OnlyMedia) return Page<ShownPost>.Empty;
        return await (await timeline.FindAsync(ct)).PageAsync(posts, viewer, window, filter.Wants, ct) ?? await FromDatabaseAsync(filter, viewer, window, ct);
    }

    private async Task<Page<ShownPost>> FromDatabaseAsync(PublicFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        var args = new { window.Above, window.Below, window.Limit };
        var ids = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<PostId>(Sql(filter, window.Order), args), ct));
        return Page<ShownPost>.Of(window, ids, id => id.Value, await posts.ListAsync(viewer, ids, ct));
    }

    internal static string Sql(PublicFilter filter, string order) =>
        $"""
        SELECT p.id FROM posts p
        WHERE {PublicTimelineCache.Belongs} AND p.id > @Above AND p.id < @Below{filter.PlaceSql}
          AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = p.author_id AND g.suspended_at IS NOT NULL)
        ORDER BY p.id {order} LIMIT @Limit
        """;
}

/// <param name="Local">Only posts written on this server.</param>
/// <param name="Remote">Only posts from other servers.</param>
/// <param name="OnlyMedia">Only posts with pictures or sound; there are none yet.</param>
public sealed record PublicFilter(bool Local = false, bool Remote = false, bool OnlyMedia = false)
{
    /// <summary>The same as <see cref="PlaceSql"/>, for posts in memory.</summary>
    internal bool Wants(ShownPost post) => Local == Remote || Local == (post.Author.View.Domain.Length == 0);

    internal string PlaceSql => (Local, Remote) switch
    {
        (true, false) => " AND p.local = TRUE",
        (false, true) => " AND p.local = FALSE",
        _ => "",
    };
}
