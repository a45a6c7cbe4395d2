using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.MutedThreads;

/// <summary>The threads that a member muted, those that began last first; for that member alone.</summary>
public sealed class ListMutedThreads(Database database, VisiblePosts posts)
{
    /// <returns>Also threads whose first post is gone, or may not be seen any more: they can be unmuted all the same.</returns>
    public async Task<Page<MutedThread>> RunAsync(AccountId me, PageWindow window, CancellationToken ct)
    {
        var args = new { me, window.Below, window.Above, window.Limit };
        var rows = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<Row>(Sql(window.Order), args), ct));
        var shown = await posts.ShowAsync(me, rows.ConvertAll(row => row.ThreadId), FilterContext.None, ct);
        return Page<MutedThread>.Of(
            window, rows, row => row.ThreadId.Value, [.. rows.Zip(shown, (row, post) => new MutedThread(row.ThreadId, post?.ToView()))]);
    }

    internal static string Sql(string order) =>
        $"""
        SELECT thread_id FROM muted_threads
        WHERE account_id = @me AND thread_id < @Below AND thread_id > @Above ORDER BY thread_id {order} LIMIT @Limit
        """;

    private sealed class Row
    {
        public PostId ThreadId { get; set; }
    }
}

/// <param name="First">The post that began it; null where it cannot be seen.</param>
public sealed record MutedThread(PostId Id, PostView? First);
