using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

/// <summary>The search box beside every page.</summary>
internal sealed class SearchBoxSource : ISlotSource
{
    private static readonly object Usual = new { ByRelevance = false }, Ranked = new { ByRelevance = true };

    /// <summary>Whoever looks at the best matches and searches again wants the best matches.</summary>
    public ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        new(context.Request.Path == "/search" && context.Request.Query["sort"] == "relevance" ? Ranked : Usual);
}
