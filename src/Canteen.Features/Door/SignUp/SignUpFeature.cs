using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Rates;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.SignUp;

/// <summary>Signing up: open, with approval or by invitation.</summary>
public sealed class SignUpFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<CreateUser>()
        .AddSingleton<SignUpMails>()
        .AddSingleton<RegisterPerson>()
        .AddSingleton<ConfirmEmail>()
        .AddSingleton<FindNewcomer>()
        .AddSingleton<ResendConfirmation>()
        .AddSingleton<CorrectEmail>()
        .AddJobWorker<SendConfirmation>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-up", SignUpPages.ShowAsync).AllowEveryone().KeepOpener();
        routes.MapPost("/sign-up", SignUpPages.RegisterAsync).AllowEveryone().KeepOpener().RequireFormToken().TakeOnce()
            .LimitRate(RateFamily.SignUp);
        routes.MapGet("/sign-up/waiting", SignUpPages.ShowWaiting).AllowEveryone().KeepOpener();
        routes.MapGet("/confirm", SignUpPages.ShowConfirmAsync).AllowEveryone().KeepOpener();
        routes.MapPost("/confirm", SignUpPages.ConfirmAsync).AllowEveryone().KeepOpener().RequireFormToken().TakeOnce()
            .LimitRate(RateFamily.SignIn);
        routes.MapPost("/confirm/again", SignUpPages.ResendAsync).AllowEveryone().KeepOpener().RequireFormToken()
            .LimitRate(RateFamily.MailRequest);

        routes.MapPost("/api/v1/accounts", SignUpApi.RegisterAsync).RequireToken("write:accounts").LimitRate(RateFamily.SignUp);
        routes.MapPost("/api/v1/emails/confirmations", SignUpApi.ResendAsync)
            .RequireScope("write:accounts").WithMetadata(new OpenToNewcomers()).LimitRate(RateFamily.MailRequest);
        routes.MapGet("/api/v1/emails/check_confirmation", SignUpApi.CheckAsync).RequireScope("read:accounts")
            .WithMetadata(new OpenToNewcomers());
    }
}
