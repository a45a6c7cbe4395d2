using Canteen.Features.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.SignUp;

/// <summary>Becoming a member: open, by approval or by invitation.</summary>
public sealed class SignUpFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton<CreateUser>();

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
