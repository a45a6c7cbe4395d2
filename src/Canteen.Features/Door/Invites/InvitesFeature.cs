using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Look.Navigation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.Invites;

/// <summary>Invitation links with which members let others join.</summary>
public sealed class InvitesFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<CreateInvite>()
        .AddSingleton<ListInvites>()
        .AddSingleton<EndInvite>()
        .AddSingleton<FindInvite>()
        .AddNavItem(new("invites", "/settings/invites", "mail", "Invite people", 20) { InMenu = true });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/invite/{code}", InvitesPages.OpenAsync).AllowEveryone();
        routes.MapGet("/settings/invites", InvitesPages.ShowAsync).RequireSignIn();
        routes.MapPost("/settings/invites", InvitesPages.CreateAsync).TakeForm();
        routes.MapPost("/settings/invites/{id:id}/end", InvitesPages.EndAsync).TakeForm();
    }
}
