using Canteen.Core.Viewers;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Posting.Pins;

/// <summary>Pinning posts to the top of one's own profile.</summary>
public sealed class PinsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton(new FlagTable(PostFlags.Pinned, "pins", IsOfAuthors: true));
        services.AddSingleton<PinPost>().AddSingleton<UnpinPost>();
        services.AddSlotPiece<PinItem>(SlotNames.PostMenu, 50);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/statuses/{id:id}/pin", PinsApi.PinAsync).RequireScope("write:accounts");
        routes.MapPost("/api/v1/statuses/{id:id}/unpin", PinsApi.UnpinAsync).RequireScope("write:accounts");
        routes.MapPost("/posts/{id:id}/pin", PinsPages.PinAsync).TakeForm();
        routes.MapPost("/posts/{id:id}/unpin", PinsPages.UnpinAsync).TakeForm();
    }
}
