using Canteen.Core.Tags;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// A hashtag, or the main one of those with which it is read, and how much it was used in public lately, the same for every viewer. If
/// nobody has used it in public, it is displayed as it was typed; 404 if it cannot be a hashtag.
/// </summary>
public sealed class LoadTag(TagTimelineCache timelines)
{
    public async Task<Outcome<TagUseView>> RunAsync(string name, CancellationToken ct)
    {
        if (!TagName.TryParse(name, out var folded)) return Fault.NotFound;
        var tag = await timelines.UseAsync(folded, ct);
        return tag.IsPublic || tag.Name != folded ? tag : tag with { Display = TagName.Bare(name) };
    }
}
