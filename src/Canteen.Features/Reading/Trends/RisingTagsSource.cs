using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Trends;

internal sealed class RisingTagsSource(ReadRisingTags rising) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        await rising.RunAsync(context.RequestAborted) is { Count: > 0 } tags ? new { Tags = tags } : null;
}
