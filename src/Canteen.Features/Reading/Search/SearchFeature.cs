using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Search;

/// <summary>One search for people, hashtags, and anything with an address on this server.</summary>
public sealed class SearchFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<FindByAddress>()
        .AddSingleton<SearchTags>()
        .AddSingleton<SearchApi>();

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.ServiceProvider.GetRequiredService<SearchApi>();
        routes.MapGet("/api/v2/search", api.SearchAsync).AllowVisitors("read:search");
    }
}
