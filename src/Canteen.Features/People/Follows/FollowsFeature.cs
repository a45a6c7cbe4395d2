using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Rates;
using Canteen.Features.Platform.Slots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Follows;

/// <summary>Who follows whom, and who asks to.</summary>
public sealed class FollowsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<FollowAccount>()
        .AddSingleton<UnfollowAccount>()
        .AddSingleton<RemoveFollower>()
        .AddSingleton<AnswerFollowRequest>()
        .AddSingleton<ListFollowRequests>()
        .AddSingleton<ListConnections>()
        .AddSingleton<LoadRelationships>()
        .AddSingleton<FindFamiliarFollowers>()
        .AddScoped<ConnectionsPages>()
        .AddSlotPiece<FollowButton>(SlotNames.ProfileActions, 10);

    public void Map(IEndpointRouteBuilder routes)
    {
        MapFollowing(routes.MapGroup("/api/v1/accounts"));
        MapLists(routes);
        MapPages(routes);
    }

    private static void MapFollowing(RouteGroupBuilder accounts)
    {
        accounts.MapPost("/{id:id}/follow", FollowsApi.FollowAsync).RequireScope("write:follows").LimitRate(RateFamily.Following);
        accounts.MapPost("/{id:id}/unfollow", FollowsApi.UnfollowAsync).RequireScope("write:follows");
        accounts.MapPost("/{id:id}/remove_from_followers", FollowsApi.RemoveAsync).RequireScope("write:follows");
        accounts.MapGet("/relationships", FollowsApi.RelationshipsAsync).RequireScope("read:follows");
        accounts.MapGet("/familiar_followers", FollowsApi.FamiliarAsync).RequireScope("read:follows");
    }

    private static void MapLists(IEndpointRouteBuilder routes)
    {
        var lists = new ConnectionsApi(routes.ServiceProvider.GetRequiredService<CanteenSettings>());
        routes.MapGet("/api/v1/accounts/{id:id}/followers", lists.FollowersAsync).AllowVisitors("read:accounts");
        routes.MapGet("/api/v1/accounts/{id:id}/following", lists.FollowingAsync).AllowVisitors("read:accounts");
        routes.MapGet("/api/v1/follow_requests", lists.RequestsAsync).RequireScope("read:follows");
        routes.MapPost("/api/v1/follow_requests/{id:id}/authorize", FollowsApi.AuthorizeAsync).RequireScope("write:follows");
        routes.MapPost("/api/v1/follow_requests/{id:id}/reject", FollowsApi.RejectAsync).RequireScope("write:follows");
    }

    private static void MapPages(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/people/{id:id}/follow", FollowsPages.FollowAsync).TakeForm().LimitRate(RateFamily.Following);
        routes.MapPost("/people/{id:id}/unfollow", FollowsPages.UnfollowAsync).TakeForm();
        routes.MapPost("/people/{id:id}/remove", FollowsPages.RemoveAsync).TakeForm();
        routes.MapGet("/follow-requests", FollowsPages.RequestsAsync).RequireSignIn();
        routes.MapPost("/follow-requests/{id:id}/accept", FollowsPages.AcceptAsync).TakeForm();
        routes.MapPost("/follow-requests/{id:id}/reject", FollowsPages.RejectAsync).TakeForm();
        routes.MapGet("/@{name}/followers", ConnectionsPages.FollowersAsync).AllowEveryone();
        routes.MapGet("/@{name}/following", ConnectionsPages.FollowingAsync).AllowEveryone();
    }
}
