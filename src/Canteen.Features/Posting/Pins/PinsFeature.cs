using Canteen.Features.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Posting.Pins;

public sealed class PinsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
    }

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
