using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Bookmarks;

/// <summary>What a person kept, the latest kept first. The cursors are those of the bookmarks, not of the posts.</summary>
public sealed class ListBookmarks(Database database, PostHydrator hydrator)
{
    public Task<Page<PostView>> RunAsync(AccountId who, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var rows = window.NewestFirst(await db.QueryAsync<Row>(Sql(window), new { who, window.Below, window.Above, window.Limit }));
                return Page<PostView>.Of(window, rows, r => r.Id, await hydrator.LoadAsync(db, rows.ConvertAll(r => r.PostId), who));
            },
            ct);

    internal static string Sql(PageWindow window) =>
        $"""
        SELECT id, post_id FROM bookmarks WHERE account_id = @who AND id < @Below AND id > @Above
        ORDER BY id {window.Order} LIMIT @Limit
        """;

    private sealed class Row
    {
        public long Id { get; set; }
        public PostId PostId { get; set; }
    }
}
