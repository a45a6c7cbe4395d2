using Canteen.Core;
using Canteen.Core.Tags;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.FollowedTags;

/// <summary>Following hashtags: public posts with them come into one's home.</summary>
public sealed class FollowedTagsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<LoadFollowedTag>()
        .AddSingleton<FollowTag>()
        .AddSingleton<FollowHashtag>(s => async (me, typed, ct) =>
            (await s.GetRequiredService<FollowTag>().RunAsync(me, typed, ct)).Is(out _, out var fault) ? Done.It : fault)
        .AddSingleton<UnfollowTag>()
        .AddSingleton<ListFollowedTags>()
        .AddSingleton<ChangeFollowedTag>()
        .AddSingleton<ListTagChoices>()
        .AddSingleton<TagChoicePages>()
        .AddSingleton(TagChoicePages.Saved)
        .AddSlotPiece<FollowedTagsList, FollowedTagsSource>(SlotNames.Hashtags, 10)
        .AddSlotPiece<FollowTagButton, FollowTagSource>(SlotNames.TagActions, 10);

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new FollowedTagsApi(
            routes.ServiceProvider.GetRequiredService<CanteenSettings>(), routes.ServiceProvider.GetRequiredService<ReadTagMarks>());
        routes.MapPost("/api/v1/tags/{hashtag}/follow", api.FollowAsync).RequireScope("write:follows");
        routes.MapPost("/api/v1/tags/{hashtag}/unfollow", api.UnfollowAsync).RequireScope("write:follows");
        routes.MapGet("/api/v1/followed_tags", api.ListAsync).RequireScope("read:follows");
        routes.MapGet("/api/canteen/v1/followed_tags", TagChoicesApi.ListAsync).RequireScope("read:follows");
        routes.MapPut("/api/canteen/v1/followed_tags/{name}", TagChoicesApi.ChangeAsync).RequireScope("write:follows");
        routes.MapGet("/tags/{name}/choose", TagChoicePages.AskAsync).RequireSignIn();
        routes.MapPost("/tags/{name}/choose", TagChoicePages.SaveAsync).TakeForm();
        routes.MapPost("/tags/{name}/follow", FollowedTagsPages.FollowAsync).TakeForm();
        routes.MapPost("/tags/{name}/unfollow", FollowedTagsPages.UnfollowAsync).TakeForm();
    }
}
