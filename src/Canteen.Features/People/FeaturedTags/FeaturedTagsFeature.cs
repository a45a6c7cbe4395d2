using Canteen.Core;
using Canteen.Core.Tags;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.FeaturedTags;

/// <summary>Hashtags that people feature on their profiles: what they post about.</summary>
public sealed class FeaturedTagsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<FeatureTag>()
        .AddSingleton<UnfeatureTag>()
        .AddSingleton<RemoveFeaturedTag>()
        .AddSingleton<ListFeaturedTags>()
        .AddSingleton<SuggestTags>()
        .AddSingleton<ShowTag>()
        .AddScoped<FeaturedTagsPages>()
        .AddSlotPiece<FeaturedTagsLink>(SlotNames.ProfileSettings, 10)
        .AddSlotPiece<FeaturedTagsRow, FeaturedTagsSource>(SlotNames.ProfileTopics, 10);

    public void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var api = new FeaturedTagsApi(
            services.GetRequiredService<CanteenSettings>(), services.GetRequiredService<ListFeaturedTags>(),
            services.GetRequiredService<ReadTagMarks>());
        routes.MapGet("/api/v1/featured_tags", api.OwnAsync).RequireScope("read:accounts");
        routes.MapPost("/api/v1/featured_tags", api.CreateAsync).RequireScope("write:accounts");
        routes.MapDelete("/api/v1/featured_tags/{id:id}", FeaturedTagsApi.RemoveAsync).RequireScope("write:accounts");
        routes.MapGet("/api/v1/featured_tags/suggestions", api.SuggestAsync).RequireScope("read:accounts");
        routes.MapGet("/api/v1/accounts/{id:id}/featured_tags", api.ListAsync).AllowVisitors("read:accounts");
        routes.MapPost("/api/v1/tags/{hashtag}/feature", api.FeatureAsync).RequireScope("write:accounts");
        routes.MapPost("/api/v1/tags/{hashtag}/unfeature", api.UnfeatureAsync).RequireScope("write:accounts");
        routes.MapGet("/settings/hashtags", FeaturedTagsPages.ShowAsync).RequireSignIn();
        routes.MapPost("/settings/hashtags", FeaturedTagsPages.AddTypedAsync).TakeForm().GiveBack("name");
        routes.MapPost("/settings/hashtags/{hashtag}/add", FeaturedTagsPages.AddAsync).TakeForm();
        routes.MapPost("/settings/hashtags/{hashtag}/remove", FeaturedTagsPages.RemoveAsync).TakeForm();
    }
}
