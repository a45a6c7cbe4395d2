using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Markers;

/// <summary>How far people have read in their timelines.</summary>
public sealed class MarkersFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton<MoveMarkers>().AddSingleton<ShowMarkers>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/markers", MarkersApi.ShowAsync).RequireScope("read:statuses");
        routes.MapPost("/api/v1/markers", MarkersApi.MoveAsync).RequireScope("write:statuses");
    }
}
