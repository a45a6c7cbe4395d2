using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Look.Navigation;
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
        .AddSingleton<CountWaiting>()
        .AddNavItem(new("approvals", "/settings/approvals", "door", "Requests to join", 10)
        {
            Section = NavSection.Moderation, IsShown = frame => frame.IsStaff, Mark = ApprovalsPages.MarkAsync,
        });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/settings/approvals", ApprovalsPages.ShowAsync).RequireSignIn();
        routes.MapPost("/settings/approvals/{id:id}/approve", ApprovalsPages.ApproveAsync).TakeForm();
        routes.MapPost("/settings/approvals/{id:id}/reject", ApprovalsPages.RejectAsync).TakeForm();
    }
}
