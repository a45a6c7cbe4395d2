using Canteen.Core.Tags;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Trends;

internal sealed class RelatedTagsSource(RelatedTagCache related) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        about is TagUseView tag && await related.FindAsync(tag.Name, context.RequestAborted) is { Count: > 0 } tags
            ? new { Tags = new EqualList<RelatedTag>(tags) }
            : null;
}
