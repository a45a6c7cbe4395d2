using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Markers;

/// <summary>Sets how far a person has read, for all their apps.</summary>
public sealed class MoveMarkers(Database database)
{
    /// <summary>All of them are moved, or none.</summary>
    public Task<List<ReadingMark>> RunAsync(AccountId me, IReadOnlyList<(string Timeline, long LastRead)> marks, CancellationToken ct) =>
        database.WriteAsync(
            async tx =>
            {
                var set = new List<ReadingMark>(marks.Count);
                foreach (var (timeline, lastRead) in marks) set.Add(await ReadingMarks.SetAsync(tx, me, timeline, lastRead));
                return set;
            },
            ct);
}
