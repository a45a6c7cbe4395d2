using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Landing;

/// <summary>The newest public posts of this server, without answers to others, for people who have not come in yet.</summary>
public sealed class ReadFrontTable(Database database, PostHydrator posts)
{
    private const int Most = 20;

    private static string Sql(PageWindow window) =>
        $"""
        SELECT id FROM posts
        WHERE visibility = 0 AND deleted_at IS NULL AND boost_of_id IS NULL AND local AND id > @Above
          AND (reply_to_id IS NULL OR reply_to_account_id = author_id)
        ORDER BY id {window.Order} LIMIT @Limit
        """;

    /// <param name="above">Only posts newer than this, those next to it first.</param>
    public Task<Page<PostView>> RunAsync(AccountId? viewer, PostId? above, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var window = new PageWindow(Most, MinId: above?.Value);
                var ids = await db.QueryAsync<PostId>(Sql(window), new { window.Above, window.Limit });
                var shown = await posts.LoadAsync(db, window.NewestFirst(ids), viewer);
                return Page<PostView>.Of(window, ids, id => id.Value, shown);
            },
            ct);
}
