using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.Sessions;

/// <summary>The browsers in which a person is signed in: listing them and signing them out.</summary>
public sealed class SessionsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<ListSessions>()
        .AddSingleton<EndSession>()
        .AddSingleton<EndOtherSessions>()
        .AddSlotPiece<SessionsLink>(SlotNames.SettingsMenu, 30);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/settings/sessions", SessionsPages.ShowAsync).RequireSignIn();
        routes.MapPost("/settings/sessions/{id:id}/end", SessionsPages.EndAsync).TakeForm();
        routes.MapPost("/settings/sessions/end-others", SessionsPages.EndOthersAsync).TakeForm();
    }
}
