using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Features.Platform.Rates;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Follows;

/// <summary>Who follows whom, follow requests, and the followed people whom a member features on their profile.</summary>
public sealed class FollowsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddNavItem(new("requests", "/follow-requests", "person-plus", "Follow requests", 40)
        {
            InMenu = true, IsShown = frame => frame is { SignedIn: true, Locked: true },
        })
        .AddSingleton<FollowAccount>()
        .AddSingleton<FollowPerson>(s =>
            (me, other, ct) => s.GetRequiredService<FollowAccount>().RunAsync(me, other, new FollowOptions(), ct))
        .AddSingleton<EndFollows>(EndFollowsOfBlocked.EndAsync)
        .AddSingleton<UnfollowAccount>()
        .AddSingleton<RemoveFollower>()
        .AddSingleton<AnswerFollowRequest>()
        .AddSingleton<ListFollowRequests>()
        .AddSingleton<ListConnections>()
        .AddSingleton<ListWithoutBoosts>()
        .AddSingleton(FollowsPages.BoostsShown)
        .AddSingleton(FollowsPages.BoostsHidden)
        .AddSingleton(FollowsPages.NoBoosts)
        .AddSingleton(FollowsPages.Notified)
        .AddSingleton(FollowsPages.NotNotified)
        .AddSingleton(FollowsPages.NoNews)
        .AddSingleton<LoadRelationships>()
        .AddSingleton<FindFamiliarFollowers>()
        .AddSingleton<EndorseAccount>()
        .AddSingleton<UnendorseAccount>()
        .AddSingleton<ListEndorsed>()
        .AddReaction<EndFollowsOfServer>()
        .AddJobWorker<EndFollowsOfServer>()
        .AddReaction<EndFollowsOfBlocked>()
        .AddJobWorker<EndFollowsOfBlocked>()
        .AddLiveTail<FeaturedPeopleCache>()
        .AddScoped<ConnectionsPages>()
        .AddSlotPiece<FollowButton, FollowButtonSource>(SlotNames.ProfileActions, 10)
        .AddSlotPiece<EndorsedPeople, EndorsedPeopleSource>(SlotNames.Profile, 10)
        .AddSlotPiece<EndorseButton, EndorseButtonSource>(SlotNames.ProfileMore, 20)
        .AddSlotPiece<BoostsButton, BoostsButtonSource>(SlotNames.ProfileMore, 30)
        .AddSlotPiece<NotifyButton, NotifyButtonSource>(SlotNames.ProfileMore, 25)
        .AddSlotPiece<HideBoostsItem>(SlotNames.BoostMenu, 10)
        .AddSlotPiece<WithoutBoosts, WithoutBoostsSource>(SlotNames.Hidden, 40);

    public void Map(IEndpointRouteBuilder routes)
    {
        MapFollowing(routes.MapGroup("/api/v1/accounts"));
        MapEndorsing(routes.MapGroup("/api/v1"), routes.ServiceProvider.GetRequiredService<CanteenSettings>());
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

    private static void MapEndorsing(RouteGroupBuilder api, CanteenSettings settings)
    {
        var lists = new EndorsementsApi(settings);
        api.MapGet("/endorsements", lists.OwnAsync).RequireScope("read:accounts");
        api.MapGet("/accounts/{id:id}/endorsements", lists.ListAsync).AllowVisitors("read:accounts");
        // Some apps use "pin", the older name in Mastodon's API.
        foreach (var name in new[] { "endorse", "pin" })
            api.MapPost("/accounts/{id:id}/" + name, EndorsementsApi.EndorseAsync).RequireScope("write:accounts");
        foreach (var name in new[] { "unendorse", "unpin" })
            api.MapPost("/accounts/{id:id}/" + name, EndorsementsApi.UnendorseAsync).RequireScope("write:accounts");
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
        routes.MapPost("/people/{id:id}/show-boosts", FollowsPages.ShowBoostsAsync).TakeForm();
        routes.MapPost("/people/{id:id}/hide-boosts", FollowsPages.HideBoostsAsync).TakeForm();
        routes.MapPost("/people/{id:id}/notify", FollowsPages.NotifyAsync).TakeForm();
        routes.MapPost("/people/{id:id}/stop-notifying", FollowsPages.StopNotifyingAsync).TakeForm();
        routes.MapPost("/people/{id:id}/endorse", FollowsPages.EndorseAsync).TakeForm();
        routes.MapPost("/people/{id:id}/unendorse", FollowsPages.UnendorseAsync).TakeForm();
        routes.MapGet("/follow-requests", FollowsPages.RequestsAsync).RequireSignIn();
        routes.MapPost("/follow-requests/{id:id}/accept", FollowsPages.AcceptAsync).TakeForm();
        routes.MapPost("/follow-requests/{id:id}/reject", FollowsPages.RejectAsync).TakeForm();
        routes.MapGet("/@{name}/followers", ConnectionsPages.FollowersAsync).AllowEveryone();
        routes.MapGet("/@{name}/following", ConnectionsPages.FollowingAsync).AllowEveryone();
    }
}
