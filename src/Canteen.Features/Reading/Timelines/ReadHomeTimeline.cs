using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// What the people one follows have posted and boosted, and one's own. What comes twice in a page (a post and its boosts) is shown
/// once, where it came first.
/// </summary>
public sealed class ReadHomeTimeline(Database database, PostHydrator hydrator)
{
    public Task<Page<PostView>> RunAsync(AccountId viewer, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var sql = window.MinId is null ? HomeSql.NewestFirst : HomeSql.OldestFirst;
                var entries = window.NewestFirst(await db.QueryAsync<Entry>(
                    sql, new { viewer = viewer.Value, window.Above, window.Below, window.Limit }));
                var posts = await hydrator.LoadAsync(db, OnceEach(entries), viewer);
                return Page<PostView>.Of(window, entries, e => e.Id.Value, posts);
            },
            ct);

    private static List<PostId> OnceEach(List<Entry> entries)
    {
        var seen = new HashSet<PostId>();
        var kept = entries.AsEnumerable().Reverse().Where(e => seen.Add(e.BoostOfId ?? e.Id)).Select(e => e.Id).ToList();
        kept.Reverse();
        return kept;
    }

    private sealed class Entry
    {
        public PostId Id { get; set; }
        public PostId? BoostOfId { get; set; }
    }
}
