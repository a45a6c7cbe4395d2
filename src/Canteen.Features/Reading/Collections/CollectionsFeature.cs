using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Collections;

/// <summary>Collections: bookmarks that somebody puts together, with notes and in an order of their own, to share and to follow.</summary>
public sealed class CollectionsFeature : IFeature
{
    private const string Read = "read:bookmarks", Write = "write:bookmarks";

    private static readonly Flash[] Flashes =
    [
        CollectionsPages.Made, CollectionsPages.Changed, CollectionsPages.Deleted, CollectionsPages.Renewed, CollectionPages.Followed,
        CollectionPages.Unfollowed, CollectedPostPages.Removed, CollectedPostPages.RemarkSaved, ChooseCollectionsPages.Saved,
    ];

    public void Register(IServiceCollection services)
    {
        foreach (var flash in Flashes) services.AddSingleton(flash);
        services
            .AddNavItem(new("collections", "/collections", "folder", "Collections", 15) { Section = NavSection.Saved })
            .AddSingleton<CollectionHydrator>()
            .AddSingleton<ShowCollection>()
            .AddSingleton<ListCollections>()
            .AddLiveTail<PublicCollectionCache>()
            .AddSingleton<ListCollectionPosts>()
            .AddSingleton<CreateCollection>()
            .AddSingleton<ChangeCollection>()
            .AddSingleton<RenewLink>()
            .AddSingleton<DeleteCollection>()
            .AddSingleton<CollectPost>()
            .AddSingleton<ChangeRemark>()
            .AddSingleton<RemovePost>()
            .AddSingleton<MovePost>()
            .AddSingleton<ChooseCollections>()
            .AddSingleton<CollectionsWith>()
            .AddSingleton<CountWithBookmark>()
            .AddSingleton<CountCollected>(s => s.GetRequiredService<CountWithBookmark>().RunAsync)
            .AddSingleton<ShowCollected>()
            .AddSingleton<FollowCollection>()
            .AddSingleton<UnfollowCollection>()
            .AddSingleton<LookAtCollection>()
            .AddReaction<EndFollowsOfApart>()
            .AddSingleton<CollectionsPages>()
            .AddSingleton<CollectionPages>()
            .AddSingleton<ChooseCollectionsPages>()
            .AddSlotPiece<CollectionsBar, CollectionsBarSource>(SlotNames.Bookmarks, 10)
            .AddSlotPiece<ProfileCollections, ProfileCollectionsSource>(SlotNames.Profile, 40)
            .AddSlotPiece<CollectItem>(SlotNames.PostMenu, 50);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var shared = routes.ServiceProvider;
        var api = new CollectionsApi(
            shared.GetRequiredService<CanteenSettings>(), shared.GetRequiredService<ShowCollection>(),
            shared.GetRequiredService<ListCollections>());
        routes.MapGet("/api/canteen/v1/accounts/{id:id}/collections", api.OfPersonAsync).AllowVisitors(Read);
        MapApi(routes.MapGroup("/api/canteen/v1/collections"), api);
        MapPages(routes.MapGroup("/collections"));
        MapByLink(routes.MapGroup("/c/{link}"));
        routes.MapGet("/people/{id:id}/collections", CollectionsPages.OfPersonAsync).AllowVisitors();
        routes.MapGet("/posts/{id:id}/collections", ChooseCollectionsPages.AskAsync).RequireSignIn();
        routes.MapPost("/posts/{id:id}/collections", ChooseCollectionsPages.SaveAsync).TakeForm().GiveBack("title", "note");
    }

    private static void MapApi(RouteGroupBuilder collections, CollectionsApi api)
    {
        collections.MapGet("", api.ListAsync).RequireScope(Read);
        collections.MapPost("", api.CreateAsync).RequireScope(Write);
        collections.MapGet("/lookup", api.LookUpAsync).AllowVisitors(Read);
        collections.MapGet("/{id:id}", api.ShowAsync).AllowVisitors(Read);
        collections.MapMethods("/{id:id}", UpdateRoutes.Methods, api.ChangeAsync).RequireScope(Write);
        collections.MapDelete("/{id:id}", CollectionsApi.DeleteAsync).RequireScope(Write);
        collections.MapPost("/{id:id}/renew", api.RenewAsync).RequireScope(Write);
        collections.MapPost("/{id:id}/follow", api.FollowAsync).RequireScope(Write);
        collections.MapPost("/{id:id}/unfollow", CollectionsApi.UnfollowAsync).RequireScope(Write);
        collections.MapGet("/{id:id}/statuses", api.PostsAsync).AllowVisitors(Read);
        collections.MapPost("/{id:id}/statuses", api.CollectAsync).RequireScope(Write);
        collections.MapMethods("/{id:id}/statuses/{post:id}", UpdateRoutes.Methods, api.RemarkAsync).RequireScope(Write);
        collections.MapDelete("/{id:id}/statuses/{post:id}", api.RemoveAsync).RequireScope(Write);
        collections.MapPost("/{id:id}/statuses/{post:id}/move", api.MoveAsync).RequireScope(Write);
    }

    private static void MapPages(RouteGroupBuilder collections)
    {
        collections.MapGet("", CollectionsPages.ListAsync).RequireSignIn();
        collections.MapPost("", CollectionsPages.CreateAsync).TakeForm().GiveBack("title", "description").TakeOnce();
        collections.MapGet("/new", CollectionsPages.New).RequireSignIn();
        collections.MapGet("/{id:id}", CollectionPages.ShowAsync).AllowVisitors();
        collections.MapPost("/{id:id}", CollectionsPages.ChangeAsync).TakeForm().GiveBack("title", "description");
        collections.MapGet("/{id:id}/edit", CollectionsPages.EditAsync).RequireSignIn();
        collections.MapPost("/{id:id}/renew", CollectionsPages.RenewAsync).TakeForm();
        collections.MapGet("/{id:id}/delete", CollectionsPages.AskAsync).RequireSignIn();
        collections.MapPost("/{id:id}/delete", CollectionsPages.DeleteAsync).TakeForm();
        collections.MapPost("/{id:id}/follow", CollectionPages.FollowAsync).TakeForm();
        collections.MapPost("/{id:id}/unfollow", CollectionPages.UnfollowAsync).TakeForm();
        collections.MapGet("/{id:id}/posts/{post:id}", CollectedPostPages.AskRemarkAsync).RequireSignIn();
        collections.MapPost("/{id:id}/posts/{post:id}", CollectedPostPages.SaveRemarkAsync).TakeForm().GiveBack("note");
        collections.MapPost("/{id:id}/posts/{post:id}/up", CollectedPostPages.UpAsync).TakeForm();
        collections.MapPost("/{id:id}/posts/{post:id}/down", CollectedPostPages.DownAsync).TakeForm();
        collections.MapPost("/{id:id}/posts/{post:id}/top", CollectedPostPages.TopAsync).TakeForm();
        collections.MapPost("/{id:id}/posts/{post:id}/remove", CollectedPostPages.RemoveAsync).TakeForm();
    }

    private static void MapByLink(RouteGroupBuilder link)
    {
        link.MapGet("", CollectionPages.ShowByLinkAsync).AllowVisitors();
        link.MapPost("/follow", CollectionPages.FollowByLinkAsync).TakeForm();
    }
}
