using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Remarks;

/// <summary>Private notes about people, which only their writer can read.</summary>
public sealed class RemarksFeature : IFeature
{
    public void Register(IServiceCollection services) =>
        services.AddSingleton<WriteRemark>().AddSlotPiece<RemarkLine, RemarkLineSource>(SlotNames.Profile, 30)
            .AddSlotPiece<RemarkForm, RemarkFormSource>(SlotNames.ProfileMore, 30);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/accounts/{id:id}/note", RemarksApi.WriteAsync).RequireScope("write:accounts");
        routes.MapPost("/people/{id:id}/note", RemarksApi.WriteByFormAsync).TakeForm().GiveBack("comment");
    }
}
