using Canteen.Features.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.OAuth;

/// <summary>Letting apps in: they register, people consent, tokens are given and taken back.</summary>
public sealed class OAuthFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton<CreateToken>();

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
