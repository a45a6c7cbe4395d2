using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Posting.Posts;

/// <summary>Saying something, and taking it back.</summary>
public sealed class PostsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<PublishPost>().AddSingleton<FindUnexpectedMentions>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/statuses", PostsApi.PublishAsync).RequireScope("write:statuses");
    }
}
