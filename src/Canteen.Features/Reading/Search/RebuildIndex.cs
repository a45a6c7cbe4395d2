using Canteen.Features.Platform.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>Empties the index of words and fills it anew, the newest first; meanwhile less is found.</summary>
public sealed class RebuildIndex(Database database, SearchIndex index, IEnumerable<ISearchSource> sources)
{
    /// <param name="tell">Told of each slice: of which kind of thing, and how many of these are done.</param>
    public async Task RunAsync(Action<string, long> tell, CancellationToken ct)
    {
        await database.WriteAsync(
            async tx =>
            {
                await index.ClearAsync(tx);
                return Done.It;
            },
            ct);
        foreach (var source in sources)
        {
            var (below, done) = (long.MaxValue, 0L);
            while (await database.WriteAsync(tx => FillIndex.PutBelowAsync(tx, index, source, below), ct) is { } slice)
            {
                (below, done) = (slice.Id, done + slice.Count);
                tell(source.Kind, done);
            }
        }
    }
}
