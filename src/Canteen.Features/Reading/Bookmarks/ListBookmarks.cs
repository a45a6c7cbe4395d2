using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Bookmarks;

/// <summary>A person's bookmarks, latest first. The cursors are those of the bookmarks, not of the posts.</summary>
public sealed class ListBookmarks(Database database, VisiblePosts posts)
{
    public async Task<Page<ShownPost>> RunAsync(AccountId who, PageWindow window, CancellationToken ct)
    {
        var args = new { who, viewer = who, window.Below, window.Above, window.Limit };
        var rows = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<Row>(Sql(window), args), ct));
        var shown = await posts.ListAsync(who, rows.ConvertAll(r => r.PostId), FilterContext.None, ct);
        return Page<ShownPost>.Of(window, rows, r => r.Id, shown);
    }

    internal static string Sql(PageWindow window) =>
        $"""
        SELECT k.id, k.post_id FROM bookmarks k CROSS JOIN posts p
        WHERE k.account_id = @who AND k.id < @Below AND k.id > @Above AND p.id = k.post_id AND {VisibleRule.Sql}
        ORDER BY k.id {window.Order} LIMIT @Limit
        """;

    private sealed class Row
    {
        public long Id { get; set; }
        public PostId PostId { get; set; }
    }
}
