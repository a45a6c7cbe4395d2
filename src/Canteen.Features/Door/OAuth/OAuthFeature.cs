using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Middleware;
using Canteen.Features.Platform.Rates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.OAuth;

/// <summary>Authorising apps: they register, people consent, tokens are issued and revoked.</summary>
public sealed class OAuthFeature : IFeature
{
    private static readonly string[] GetOrPost = ["GET", "POST"];
    private static readonly string[] PostOrDelete = ["POST", "DELETE"];

    public void Register(IServiceCollection services) => services
        .AddSingleton<CreateToken>()
        .AddSingleton<RegisterApp>()
        .AddSingleton<CheckRequest>()
        .AddSingleton<GrantCode>()
        .AddSingleton<ConsentingPerson>()
        .AddSingleton<ExchangeCode>()
        .AddSingleton<IssueAppToken>()
        .AddSingleton<ClientTries>()
        .AddSingleton<RevokeToken>()
        .AddSingleton<ListApps>()
        .AddSingleton<RevokeApp>()
        .AddOAuthLeftovers()
        .AddSlotPiece<AppsLink>(SlotNames.SettingsMenu, 40);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/apps", AppsApi.RegisterAsync).AllowEveryone().LimitRate(RateFamily.AppRegistration);
        routes.MapGet("/api/v1/apps/verify_credentials", AppsApi.VerifyAsync).RequireToken();

        routes.MapGet("/oauth/authorize", AuthorizePages.AskAsync).AllowEveryone().KeepOpener().LetFormsLeave();
        routes.MapMethods("/oauth/authorize", PostOrDelete, AuthorizePages.AnswerAsync).RequireSignIn().KeepOpener().RequireFormToken()
            .LetFormsLeave();
        routes.MapGet("/oauth/authorize/native", AuthorizePages.ShowCode).RequireSignIn().KeepOpener();

        var tooMany = new RefusedAs(OAuthFaults.TooMany.ToOAuthResult);
        routes.MapPost("/oauth/token", TokenApi.IssueAsync).AllowEveryone().LimitRate(RateFamily.TokenRequest).WithMetadata(tooMany);
        routes.MapPost("/oauth/revoke", TokenApi.RevokeAsync).AllowEveryone().LimitRate(RateFamily.TokenRequest).WithMetadata(tooMany);
        routes.MapMethods("/oauth/userinfo", GetOrPost, UserinfoApi.ShowAsync).RequireScope("profile");
        routes.MapGet("/.well-known/oauth-authorization-server", MetadataJson.Show).AllowEveryone();

        routes.MapGet("/settings/apps", AppsPages.ShowAsync).RequireSignIn();
        routes.MapPost("/settings/apps/{app}/take-back", AppsPages.TakeBackAsync).TakeForm();
    }
}
