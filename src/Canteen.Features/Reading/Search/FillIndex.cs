using System.Text.Json;
using Canteen.Features.Platform.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>
/// After an update: puts into the index what was there before, the newest first, in slices, so that writers hardly notice it.
/// </summary>
internal sealed class FillIndex(Database database, SearchIndex index, IEnumerable<ISearchSource> sources) : IJobWorker
{
    private const int Slice = 100;

    public string Kind => "search-fill";

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var place = JsonSerializer.Deserialize<Place>(payload)!;
        if (sources.FirstOrDefault(source => source.Kind == place.Kind) is not { } source) return;
        await database.WriteAsync(
            async tx =>
            {
                var last = await PutBelowAsync(tx, index, source, place.Below);
                if (last is { Id: var id }) await tx.EnqueueAsync(Kind, place with { Below = id });
                return Done.It;
            },
            ct);
    }

    /// <returns>Null where there are none.</returns>
    public static async Task<FillSlice?> PutBelowAsync(WriteTransaction tx, SearchIndex index, ISearchSource source, long below)
    {
        var ids = await source.BelowAsync(tx, below, Slice);
        if (ids.Count == 0) return null;
        await IndexDocuments.RenewAsync(tx, index, source, ids);
        return new(ids[^1], ids.Count);
    }

    private sealed record Place(string Kind, long Below);
}

/// <param name="Id">Of the last of them.</param>
internal sealed record FillSlice(long Id, int Count);
