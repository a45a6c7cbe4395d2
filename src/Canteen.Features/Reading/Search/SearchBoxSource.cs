using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

/// <summary>The search box beside every page.</summary>
internal sealed class SearchBoxSource : ISlotSource
{
    private static readonly object Parameters = new { };

    public ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        new(Parameters);
}
