using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Rates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Posting.Boosts;

/// <summary>Boosting other people's posts.</summary>
public sealed class BoostsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<BoostPost>().AddSingleton<UnboostPost>().AddSingleton<ListBoosters>();
        services.AddSlotPiece<BoostButton>(SlotNames.PostActions, 20);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/statuses/{id:id}/reblog", BoostsApi.ReblogAsync).RequireScope("write:statuses")
            .LimitRate(RateFamily.Posting);
        routes.MapPost("/api/v1/statuses/{id:id}/unreblog", BoostsApi.UnreblogAsync).RequireScope("write:statuses")
            .LimitRate(RateFamily.Deleting);
        routes.MapGet("/api/v1/statuses/{id:id}/reblogged_by", BoostsApi.RebloggersAsync).AllowVisitors("read:accounts");
        routes.MapPost("/posts/{id:id}/boost", BoostsPages.BoostAsync).TakeForm().LimitRate(RateFamily.Posting);
        routes.MapPost("/posts/{id:id}/unboost", BoostsPages.UnboostAsync).TakeForm().LimitRate(RateFamily.Deleting);
    }
}
