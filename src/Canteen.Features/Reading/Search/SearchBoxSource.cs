using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

/// <summary>The search box beside every page but those that have one of their own.</summary>
internal sealed class SearchBoxSource : ISlotSource
{
    private static readonly object Parameters = new { };

    public ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        new(context.Request.Path == "/search" ? null : Parameters);
}
