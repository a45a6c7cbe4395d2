using System.Runtime.InteropServices;
using Canteen.Features.Platform.Homes;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// What the people one follows have posted and boosted, and one's own: from memory as far as that reaches, and by one query beyond. What
/// comes twice in a page (a post and its boosts) is shown once, where it came first.
/// </summary>
public sealed class ReadHomeTimeline(HomeTimelines homes, VisiblePosts posts, Database database)
{
    public async ValueTask<Page<ShownPost>> RunAsync(AccountId viewer, PageWindow window, CancellationToken ct)
    {
        var home = await homes.FindAsync(viewer, ct);
        var page = await FromMemoryAsync(home, window, ct);
        homes.CountRead(page is not null);
        return page ?? await FromDatabaseAsync(home, window, ct);
    }

    /// <summary>Null where the page lies beyond what is in memory.</summary>
    private async ValueTask<Page<ShownPost>?> FromMemoryAsync(Home home, PageWindow window, CancellationToken ct)
    {
        var entries = new List<ShownPost>(window.Limit);
        var (above, below, oldestFirst) = (window.Above, window.Below, window.MinId is not null);
        var buffer = new long[window.Limit];
        while (entries.Count < window.Limit)
        {
            var wanted = window.Limit - entries.Count;
            if (home.Read(above, below, oldestFirst, buffer.AsSpan(0, wanted)) is not { } taken) return null;
            await AddAsync(home, AsIds(buffer.AsSpan(0, taken)), entries, ct);
            if (taken < wanted) break;
            if (oldestFirst) above = buffer[taken - 1];
            else below = buffer[taken - 1];
        }
        window.NewestFirst(entries);
        return Page<ShownPost>.Of(window, entries, e => e.Id.Value, OnceEach(entries));
    }

    private async Task<Page<ShownPost>> FromDatabaseAsync(Home home, PageWindow window, CancellationToken ct)
    {
        var sql = window.MinId is null ? HomeSql.NewestFirst : HomeSql.OldestFirst;
        var ids = await database.ReadAsync(
            db => db.QueryAsync<long>(sql, new { viewer = home.Viewer.Value, window.Above, window.Below, window.Limit }), ct);
        var entries = new List<ShownPost>(ids.Count);
        await AddAsync(home, AsIds(CollectionsMarshal.AsSpan(window.NewestFirst(ids))), entries, ct);
        return Page<ShownPost>.Of(window, ids, id => id, OnceEach(entries));
    }

    private static PostId[] AsIds(ReadOnlySpan<long> values)
    {
        var ids = new PostId[values.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = new PostId(values[i]);
        return ids;
    }

    private async ValueTask AddAsync(Home home, PostId[] ids, List<ShownPost> entries, CancellationToken ct)
    {
        foreach (var post in await posts.ShowAsync(home, ids, ct))
            if (post is not null) entries.Add(post);
    }

    private static List<ShownPost> OnceEach(List<ShownPost> newestFirst)
    {
        if (newestFirst.TrueForAll(post => post.Original is null)) return newestFirst;
        var seen = new HashSet<long>(newestFirst.Count);
        var kept = new List<ShownPost>(newestFirst.Count);
        for (var i = newestFirst.Count - 1; i >= 0; i--)
        {
            var post = newestFirst[i];
            if (seen.Add((post.Original ?? post).Id.Value)) kept.Add(post);
        }
        kept.Reverse();
        return kept;
    }
}
