using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Landing;

/// <summary>The newest public posts of this server, without answers to others, for people who have not signed in.</summary>
public sealed class ReadLandingPosts(Database database, VisiblePosts posts)
{
    private const int Most = 20;

    internal static string Sql(PageWindow window) =>
        $"""
        SELECT id FROM posts p
        WHERE visibility = 0 AND deleted_at IS NULL AND boost_of_id IS NULL AND local AND id > @Above
          AND (reply_to_id IS NULL OR reply_to_account_id = author_id)
          AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = p.author_id AND g.suspended_at IS NOT NULL)
        ORDER BY id {window.Order} LIMIT @Limit
        """;

    /// <param name="above">Only posts newer than this one, those closest to it first.</param>
    public async Task<Page<ShownPost>> RunAsync(AccountId? viewer, PostId? above, CancellationToken ct)
    {
        var window = new PageWindow(Most, MinId: above?.Value);
        var ids = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<PostId>(Sql(window), new { window.Above, window.Limit }), ct));
        return Page<ShownPost>.Of(window, ids, id => id.Value, await posts.ListAsync(viewer, ids, ct));
    }
}
