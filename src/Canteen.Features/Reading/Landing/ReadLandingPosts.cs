using Canteen.Core.Audiences;
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
        SELECT p.id FROM posts p
        WHERE {PublicRule.Sql} AND p.local_only = FALSE AND p.local AND p.id > @Above
          AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = p.author_id AND g.suspended_at IS NOT NULL)
        ORDER BY p.id {window.Order} LIMIT @Limit
        """;

    /// <param name="above">Only posts newer than this one, those closest to it first.</param>
    public async Task<Page<ShownPost>> RunAsync(AccountId? viewer, PostId? above, CancellationToken ct)
    {
        var window = new PageWindow(Most, MinId: above?.Value);
        var ids = window.NewestFirst(
            await database.ReadAsync(db => db.QueryAsync<PostId>(Sql(window), new { window.Above, window.Limit }), ct));
        return Page<ShownPost>.Of(window, ids, id => id.Value, await posts.ListAsync(viewer, ids, FilterContext.Public, ct));
    }
}
