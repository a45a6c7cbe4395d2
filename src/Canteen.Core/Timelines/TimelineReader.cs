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
                var ids = await db.QueryAsync<long>(
                    HomeSql.NewestFirst, new { viewer = key.Viewer.Value, Above = 0L, Below = long.MaxValue, Limit = limit });
                return (new TimelineStart(ids, ids.Count == limit ? ids[^1] : 0), viewer);
            },
            ct);

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
