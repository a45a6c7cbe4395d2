using Canteen.Features.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Posting.Posts;

public sealed class PostsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
    }

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
