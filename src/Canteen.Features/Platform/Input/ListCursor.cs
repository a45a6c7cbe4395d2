using System.Globalization;
using Canteen.Core.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Input;

/// <summary>A page with several lists has a cursor for each of them in its address.</summary>
internal static class ListCursor
{
    /// <param name="cursor">The parameter that says below which entry the list goes on.</param>
    public static PageWindow Window(this HttpRequest request, string cursor, int limit) =>
        new(limit, long.TryParse(request.Query[cursor], NumberStyles.None, CultureInfo.InvariantCulture, out var below) ? below : null);
}
