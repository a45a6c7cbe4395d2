using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Threads;

/// <summary>A post with what it answers and what answered it.</summary>
public sealed class ThreadsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<ReadThread>().AddLiveTail<ThreadCache>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/statuses/{id:id}/context", ThreadsApi.ContextAsync).AllowVisitors("read:statuses");
        routes.MapGet("/@{name}/{id:id}", ThreadsPages.ShowAsync).AllowEveryone();
    }
}
