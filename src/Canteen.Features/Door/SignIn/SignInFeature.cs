using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Rates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.SignIn;

/// <summary>Signing in with a password, and signing out.</summary>
public sealed class SignInFeature : IFeature
{
    public void Register(IServiceCollection services) =>
        services.AddSingleton<CheckPassword>().AddSingleton<CloseSession>();

    // After signing in, a person may be sent on to an app by way of the consent page.
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", SignInPages.Show).AllowEveryone().KeepOpener().LetFormsLeave();
        routes.MapPost("/sign-in", SignInPages.SignInAsync).AllowEveryone().KeepOpener().RequireFormToken().LetFormsLeave().TakeOnce()
            .LimitRate(RateFamily.SignIn);
        routes.MapPost("/sign-out", SignInPages.SignOutAsync).AllowEveryone().RequireFormToken();
    }
}
