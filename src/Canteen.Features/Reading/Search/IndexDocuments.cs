using Canteen.Features.Platform.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.Search;

/// <summary>Keeps the index as the things are that can be found.</summary>
internal sealed class IndexDocuments(IEnumerable<ISearchSource> sources, SearchIndex index) : IReaction
{
    private readonly ISearchSource[] _sources = [.. sources];

    public string Name => "search";

    public IReadOnlyCollection<Type> Hears => [.. _sources.SelectMany(source => source.Hears).Distinct()];

    public bool GivesWay => true;

    public Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct) => ReactAsync(tx, [happened], ct);

    public async Task ReactAsync(WriteTransaction tx, IReadOnlyList<LoggedEvent> happened, CancellationToken ct)
    {
        foreach (var source in _sources)
        {
            List<long> touched = [.. happened.SelectMany(one => source.TouchedBy(one.Event)).Distinct()];
            if (touched.Count > 0) await RenewAsync(tx, index, source, touched);
        }
    }

    public static async Task RenewAsync(WriteTransaction tx, SearchIndex index, ISearchSource source, List<long> ids)
    {
        var documents = await source.LoadAsync(tx, ids);
        var moved = await index.PutAsync(tx, source.Kind, documents);
        if (moved.Count > 0) await index.PutAsync(tx, source.Kind, await source.LoadAsync(tx, moved));
        var gone = ids.Except(documents.Select(document => document.Id)).ToList();
        if (gone.Count > 0) await index.RemoveAsync(tx, source.Kind, gone);
    }
}
