using Canteen.Core.Audiences;
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
        var newest = await timeline.FindAsync(ct);
        return await newest.PageAsync(posts, viewer, window, FilterContext.Public, post => filter.Wants(post.IsLocal), ct)
            ?? await FromDatabaseAsync(filter, viewer, window, ct);
    }

    private async Task<Page<ShownPost>> FromDatabaseAsync(PublicFilter filter, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        var args = new { viewer = viewer?.Value ?? 0, window.Above, window.Below, window.Limit };
        var ids = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<PostId>(Sql(filter, window.Order), args), ct));
        return Page<ShownPost>.Of(window, ids, id => id.Value, await posts.ListAsync(viewer, ids, FilterContext.Public, ct));
    }

    internal static string Sql(PublicFilter filter, string order) =>
        $"""
        SELECT p.id FROM posts p
        WHERE {PublicRule.Sql} AND p.id > @Above AND p.id < @Below AND {filter.Sql}
          AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = p.author_id AND g.suspended_at IS NOT NULL)
        ORDER BY p.id {order} LIMIT @Limit
        """;
}
