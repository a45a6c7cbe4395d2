using Canteen.Features.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Markers;

public sealed class MarkersFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
    }

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
