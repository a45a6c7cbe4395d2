using Canteen.Core.Audiences;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Core.Timelines;

/// <summary>
/// Reads what a timeline begins with: the newest entries and, where it is not in memory, the viewer, in one look at the database.
/// </summary>
internal sealed class TimelineReader(Database database, ViewerReader viewers)
{
    /// <summary>
    /// What apps ask for at most, and a few more, as some of them are shown as one. Still more would make the first read slower for what
    /// few people scroll to; from here on the ring grows by what is delivered.
    /// </summary>
    private const int Entries = 60;

    /// <summary>For somebody who mutes people: some of whom they follow may fill more than a page with what is not shown.</summary>
    private const int EntriesWithMutes = 5 * Entries;

    /// <summary>Posts that are looked at again of and to people who are followed in another way. Below, the ring is given up.</summary>
    private const int Amended = 5 * Entries;

    /// <param name="known">The viewer, where they are in memory; else they are read too.</param>
    public Task<(TimelineStart Timeline, ViewerStart? Viewer)> ReadAsync(FeedKey key, Viewer? known, CancellationToken ct) =>
        database.ReadAsync<(TimelineStart, ViewerStart?)>(
            async db =>
            {
                var viewer = known is null ? await viewers.ReadAsync(db, key.Viewer) : null;
                var limit = (known?.Restrictions ?? viewer!.Restrictions).MutesAnybody ? EntriesWithMutes : Entries;
                var contents = key.Kind == FeedKind.List ? await ContentsAsync(db, key) : null;
                var ids = await IdsAsync(db, key, contents, new TimelineReach(Above: 0, long.MaxValue, limit, NewestFirst: true));
                return (new TimelineStart(ids, ids.Count == limit ? ids[^1] : 0, contents), viewer);
            },
            ct);

    /// <summary>The entries between two bounds, in reading order.</summary>
    /// <param name="contents">Of a list.</param>
    public static Task<List<long>> IdsAsync(ReadSession db, FeedKey key, ListContents? contents, TimelineReach reach)
    {
        var (viewer, above, below, limit) = (key.Viewer.Value, reach.Above, reach.Below, reach.Limit);
        return contents is null
            ? db.QueryAsync<long>(
                reach.NewestFirst ? HomeSql.NewestFirst : HomeSql.OldestFirst,
                new { viewer, Above = above, Below = below, Limit = limit })
            : db.QueryAsync<long>(
                reach.NewestFirst ? ListSql.NewestFirst : ListSql.OldestFirst,
                new { viewer, List = key.Id, Replies = (long)contents.Replies, Above = above, Below = below, Limit = limit });
    }

    public static PostId[] ToIds(ReadOnlySpan<long> values)
    {
        var ids = new PostId[values.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = new PostId(values[i]);
        return ids;
    }

    public static async Task<ListContents> ContentsAsync(ReadSession db, FeedKey key)
    {
        var args = new { viewer = key.Viewer.Value, List = key.Id };
        // A list that was deleted meanwhile holds nothing.
        if (await db.ScalarAsync<long?>(ListSql.RepliesSql, args) is not { } replies) return new(new Followed([]), [], ListReplies.None);
        return new(
            new Followed(await db.QueryAsync<FollowedRow>(ListSql.MembersSql, args)), await db.QueryAsync<string>(ListSql.TagsSql, args),
            (ListReplies)replies);
    }

    /// <param name="people">Whom the viewer follows in another way.</param>
    /// <param name="floor">How deep to look; 0 for all.</param>
    public Task<TimelineAmendment> ReadAmendmentAsync(FeedKey key, IEnumerable<AccountId> people, long floor, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var args = new
                {
                    viewer = key.Viewer.Value, People = people.Select(p => p.Value).ToArray(), Above = floor - 1,
                    Limit = Amended
                };
                var rows = await db.QueryAsync<AmendedRow>(HomeSql.OfPeople, args);
                return new TimelineAmendment(
                    rows.Select(row => row.Id).ToHashSet(), [.. rows.Where(row => row.Belongs).Select(row => row.Id)],
                    rows.Count == Amended ? rows[^1].Id : floor);
            },
            ct);

    private sealed class AmendedRow
    {
        public long Id { get; set; }
        public bool Belongs { get; set; }
    }
}

/// <summary>Which entries of a timeline to read.</summary>
/// <param name="Above">This one and what is below it are not read.</param>
/// <param name="Below">This one and what is above it are not read.</param>
internal sealed record TimelineReach(long Above, long Below, int Limit, bool NewestFirst);
