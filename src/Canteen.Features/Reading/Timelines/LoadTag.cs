using Canteen.Features.Platform.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// A hashtag and how much it was used lately in public, the same for everybody. What nobody has used in public shows as it was typed; what
/// can be no tag is a 404.
/// </summary>
public sealed class LoadTag(Database database, TagHydrator hydrator)
{
    public Task<Outcome<TagUseView>> RunAsync(string name, CancellationToken ct)
    {
        if (!TagName.TryParse(name, out var folded)) return Task.FromResult<Outcome<TagUseView>>(Fault.NotFound);
        return database.ReadAsync<Outcome<TagUseView>>(
            async db =>
            {
                var tag = (await hydrator.LoadAsync(db, [folded]))[0];
                return tag.IsPublic ? tag : tag with { Display = name.TrimStart('#', '＃') };
            },
            ct);
    }
}
