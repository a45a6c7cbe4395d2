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

    /// <summary>Posts that are looked at again of and to people who are followed in another way. Below, the ring is given up.</summary>
    private const int Amended = 5 * Entries;

    /// <param name="withViewer">Whether the viewer is wanted too.</param>
    public Task<(TimelineStart Timeline, ViewerStart? Viewer)> ReadAsync(FeedKey key, bool withViewer, CancellationToken ct) =>
        database.ReadAsync<(TimelineStart, ViewerStart?)>(
            async db =>
            {
                var ids = await db.QueryAsync<long>(
                    HomeSql.NewestFirst, new { viewer = key.Viewer.Value, Above = 0L, Below = long.MaxValue, Limit = Entries });
                var start = new TimelineStart(ids, ids.Count == Entries ? ids[^1] : 0);
                return (start, withViewer ? await viewers.ReadAsync(db, key.Viewer) : null);
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
