using Canteen.Features.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.Passwords;

/// <summary>Changing what one signs in with: the password and the address.</summary>
public sealed class PasswordsFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton<SetPassword>();

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
