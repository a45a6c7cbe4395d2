using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Search;

/// <summary>On the page for searching, for those who have searched before.</summary>
internal sealed class RecentSearchesSource(ListRecentSearches recent) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about) =>
        context.Viewer() is { } me && await recent.RunAsync(me, context.RequestAborted) is { Count: > 0 } queries
            ? new { Queries = new EqualList<string>(queries) }
            : null;
}
