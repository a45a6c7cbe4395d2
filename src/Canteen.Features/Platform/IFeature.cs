using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform;

/// <summary>The index of a room: what it registers and which routes it maps. House.cs lists all rooms.</summary>
public interface IFeature
{
    void Register(IServiceCollection services);

    void Map(IEndpointRouteBuilder routes);
}
