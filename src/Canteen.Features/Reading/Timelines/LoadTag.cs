using Canteen.Core.Tags;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// A hashtag and how much it was used lately in public, the same for everybody. What nobody has used in public shows as it was typed; what
/// can be no tag is a 404.
/// </summary>
public sealed class LoadTag(TagTimelineCache timelines)
{
    public async Task<Outcome<TagUseView>> RunAsync(string name, CancellationToken ct)
    {
        if (!TagName.TryParse(name, out var folded)) return Fault.NotFound;
        var tag = await timelines.UseAsync(folded, ct);
        return tag.IsPublic ? tag : tag with { Display = name.TrimStart('#', '＃') };
    }
}
