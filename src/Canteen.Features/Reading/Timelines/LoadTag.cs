using Canteen.Features.Platform.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>A hashtag and how much it was used lately. Unused names are fine, others 404.</summary>
public sealed class LoadTag(Database database, TagHydrator hydrator)
{
    public Task<Outcome<TagUseView>> RunAsync(string name, CancellationToken ct)
    {
        if (!TagName.TryParse(name, out var folded)) return Task.FromResult<Outcome<TagUseView>>(Fault.NotFound);
        return database.ReadAsync<Outcome<TagUseView>>(
            async db => (await hydrator.LoadAsync(db, [folded])).FirstOrDefault() ?? hydrator.Unused(folded, name), ct);
    }
}
