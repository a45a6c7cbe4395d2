using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Safety.Filters;

internal sealed class HiddenFiltersSource(ListFilters list, TimeProvider clock) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var filters = await list.RunAsync(context.Me(), context.RequestAborted);
        return new { Filters = new EqualList<FilterLine>(filters.ConvertAll(filter => FilterLine.Of(filter, clock.Milliseconds()))) };
    }
}
