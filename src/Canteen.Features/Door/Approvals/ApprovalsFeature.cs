using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.Approvals;

/// <summary>Letting people in: approving new members by hand, and disabling or enabling members.</summary>
public sealed class ApprovalsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<ApprovalMails>()
        .AddSingleton<ListWaiting>()
        .AddSingleton<ApprovePerson>()
        .AddSingleton<RejectPerson>()
        .AddSingleton<DisableMember>()
        .AddSingleton<EnableMember>()
        .AddSlotPiece<ApprovalsLink>(SlotNames.SettingsMenu, 60);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/settings/approvals", ApprovalsPages.ShowAsync).RequireSignIn();
        routes.MapPost("/settings/approvals/{id:id}/approve", ApprovalsPages.ApproveAsync).TakeForm();
        routes.MapPost("/settings/approvals/{id:id}/reject", ApprovalsPages.RejectAsync).TakeForm();
    }
}
