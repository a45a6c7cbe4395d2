using Canteen.Features.Platform;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Trends;

/// <summary>The hashtags that many people use this week.</summary>
public sealed class TrendsFeature : IFeature
{
    public void Register(IServiceCollection services) =>
        services.AddSingleton<ReadRisingTags>().AddSlotPiece<RisingTags, RisingTagsSource>(SlotNames.Beside, 20);

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
