using Canteen.Features.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Threads;

public sealed class ThreadsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
    }

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
