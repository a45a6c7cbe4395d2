using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform;

/// <summary>A room's index: what it registers and which routes it maps. The house lists them all in House.cs.</summary>
public interface IFeature
{
    void Register(IServiceCollection services);

    void Map(IEndpointRouteBuilder routes);
}
