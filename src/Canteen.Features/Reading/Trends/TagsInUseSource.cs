using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Trends;

internal sealed class TagsInUseSource(ReadRisingTags rising) : ISlotSource
{
    private const int Shown = 5;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        await rising.RunAsync(context.RequestAborted) is { Count: > 0 } tags
            ? new { Tags = new EqualList<RisingTag>([.. tags.Take(Shown)]) }
            : null;
}
