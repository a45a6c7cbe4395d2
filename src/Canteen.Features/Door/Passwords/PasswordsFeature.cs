using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Rates;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.Passwords;

/// <summary>Changing the password and the e-mail address.</summary>
public sealed class PasswordsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<SetPassword>()
        .AddSingleton<PasswordMails>()
        .AddSingleton<RequestReset>()
        .AddSingleton<ResetPassword>()
        .AddSingleton<OwnPassword>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<RequestNewEmail>()
        .AddSingleton<ConfirmNewEmail>()
        .AddJobWorker<SendReset>()
        .AddJobWorker<SendNewEmailLink>()
        .AddSlotPiece<AccountLink>(SlotNames.SettingsMenu, 20);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/forgotten", PasswordsPages.ShowForgotten).AllowEveryone().KeepOpener();
        routes.MapPost("/forgotten", PasswordsPages.RequestResetAsync).AllowEveryone().KeepOpener().RequireFormToken()
            .LimitRate(RateFamily.MailRequest);
        routes.MapGet("/reset", PasswordsPages.ShowResetAsync).AllowEveryone().KeepOpener();
        routes.MapPost("/reset", PasswordsPages.ResetAsync).AllowEveryone().KeepOpener().RequireFormToken().TakeOnce()
            .LimitRate(RateFamily.SignIn);
        routes.MapGet("/confirm-email", PasswordsPages.ShowConfirmEmailAsync).AllowEveryone();
        routes.MapPost("/confirm-email", PasswordsPages.ConfirmEmailAsync).AllowEveryone().RequireFormToken().TakeOnce()
            .LimitRate(RateFamily.SignIn);

        routes.MapGet("/.well-known/change-password", AccountPages.Lead).AllowEveryone().ExcludeFromDescription();
        routes.MapGet("/settings/account", AccountPages.ShowAsync).RequireSignIn();
        routes.MapPost("/settings/account/password", AccountPages.ChangePasswordAsync).TakeForm().TakeOnce().LimitRate(RateFamily.SignIn);
        routes.MapPost("/settings/account/email", AccountPages.ChangeEmailAsync).TakeForm().LimitRate(RateFamily.SignIn);
    }
}
