using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look.Navigation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Trends;

/// <summary>The hashtags that many people use this week.</summary>
public sealed class TrendsFeature : IFeature
{
    public void Register(IServiceCollection services) =>
        services.AddNavItem(new("hashtags", "/hashtags", "hash", "Hashtags", 30) { Section = NavSection.Explore, IsShown = _ => true })
            .AddSingleton<ReadRisingTags>()
            .AddSlotPiece<RisingTags, RisingTagsSource>(SlotNames.Beside, 20)
            .AddSlotPiece<RisingTags, RisingTagsSource>(SlotNames.Explore, 10)
            .AddSlotPiece<TagsInUse, RisingTagsSource>(SlotNames.HomeEmpty, 30);

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/hashtags", ShowAsync).AllowVisitors();

    private static async Task<IResult> ShowAsync(ReadRisingTags rising, CancellationToken ct) =>
        PageAnswers.ShowPure<HashtagsPage>(new { Tags = await rising.RunAsync(ct) }, new PageContent());
}
