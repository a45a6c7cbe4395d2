using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Markers;

/// <summary>How far a person has read.</summary>
public sealed class ShowMarkers(Database database)
{
    public Task<List<ReadingMark>> RunAsync(AccountId me, IReadOnlyList<string> timelines, CancellationToken ct) =>
        database.ReadAsync(db => ReadingMarks.LoadAsync(db, me, timelines), ct);
}
