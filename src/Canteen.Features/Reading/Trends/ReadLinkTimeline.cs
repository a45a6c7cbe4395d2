using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <summary>The public posts with a link that trends, of people who may be found, newest first.</summary>
public sealed class ReadLinkTimeline(Database database, TrendCache trends, VisiblePosts posts)
{
    internal static string Sql(PageWindow window) =>
        $"""
        SELECT c.cause FROM trend_causes c JOIN posts p ON p.id = c.cause JOIN accounts a ON a.id = p.author_id
        WHERE c.kind = 2 AND c.subject = @Link AND c.cause < @Below AND c.cause > @Above AND p.boost_of_id IS NULL
          AND {AudienceSql.Listed} AND {AudienceSql.ForEveryone} AND p.deleted_at IS NULL
          AND a.suspended_at IS NULL AND a.discoverable = TRUE AND a.indexable = TRUE
        ORDER BY c.cause {window.Order} LIMIT @Limit
        """;

    /// <returns>404 for a link that does not trend.</returns>
    public async Task<Outcome<Page<ShownPost>>> RunAsync(string url, AccountId? viewer, PageWindow window, CancellationToken ct)
    {
        if (LinkAddress.Of(url) is not { } link) return Fault.NotFound;
        if ((await trends.FindAsync(ct)).Shown(TrendKind.Link).All(item => item.Subject != link)) return Fault.NotFound;
        var args = new { Link = link, window.Below, window.Above, window.Limit };
        var ids = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<long>(Sql(window), args), ct));
        var shown = await posts.ListAsync(viewer, ids.ConvertAll(id => new PostId(id)), FilterContext.Public, ct);
        return Page<ShownPost>.Of(window, ids, id => id, shown);
    }
}
