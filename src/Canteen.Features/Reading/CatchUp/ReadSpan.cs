using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>
/// What came into somebody's home in a time, by the same rule as home, in one query: the newest so many. Each post once, with whoever
/// boosted it.
/// </summary>
public sealed class ReadSpan(Database database, VisiblePosts posts, ViewerCache viewers)
{
    /// <summary>Entries that are read at most.</summary>
    public const int Most = 1000;

    public async Task<SpanPosts> RunAsync(AccountId me, CatchUpSpan span, CancellationToken ct)
    {
        var args = new { viewer = me.Value, Above = ((span.From + 1) << 16) - 1, Below = (span.To + 1) << 16, Limit = Most + 1 };
        var ids = await database.ReadAsync(db => db.QueryAsync<long>(HomeSql.NewestFirst, args), ct);
        var all = ids.ConvertAll(id => new PostId(id));
        var (read, cutAt) = Newest(all);
        var reader = await viewers.FindAsync(me, ct);
        var shown = await posts.ShowAsync(reader, read, FilterContext.Home, ct);
        return new(reader, Once(shown.OfType<ShownPost>()), cutAt);
    }

    /// <summary>Whole milliseconds alone, so that what came before can be asked for with nothing twice and nothing missing.</summary>
    private static (PostId[] Read, long? CutAt) Newest(List<PostId> all)
    {
        if (all.Count <= Most) return ([.. all], null);
        var cutAt = all[Most].Milliseconds;
        return ([.. all.Where(id => id.Milliseconds > cutAt)], cutAt);
    }

    /// <summary>The post itself where it came too, else its first boost.</summary>
    private static List<ShownPost> Once(IEnumerable<ShownPost> entries)
    {
        var all = new List<ShownPost>();
        foreach (var group in entries.GroupBy(entry => entry.Shown.Id))
        {
            var boosts = group.Where(entry => entry.Original is not null).OrderBy(entry => entry.Id).ToList();
            var shown = group.FirstOrDefault(entry => entry.Original is null) ?? boosts[0];
            CachedAccount[] others = [.. boosts.Where(boost => boost != shown).Select(boost => boost.Author)];
            all.Add(others.Length > 0 ? shown with { AlsoBoostedBy = others } : shown);
        }
        return [.. all.OrderByDescending(post => post.Id)];
    }
}

/// <param name="Posts">Newest first.</param>
/// <param name="CutAt">There were more, of which only those after this time were read, in milliseconds; null where all were.</param>
public sealed record SpanPosts(Viewer Reader, IReadOnlyList<ShownPost> Posts, long? CutAt);
