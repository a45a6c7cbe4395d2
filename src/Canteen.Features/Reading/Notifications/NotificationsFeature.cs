using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Notifications;

/// <summary>What others did that concerns a person: mentions, follows, favourites, boosts, and posts they asked to be told of.</summary>
public sealed class NotificationsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddNavItem(new("notifications", "/notifications", "bell", "Notifications", 30)
        {
            InTabBar = true, Key = 'n', Mark = NotificationsPages.MarkAsync,
        })
        .AddColumn<NotificationsColumn>()
        .AddReaction<NotifyPeople>()
        .AddJobWorker<ForgetPost>()
        .AddJobWorker<TellOfPost>()
        .AddSingleton<PruneNotifications>()
        .AddLeftovers<OldNotifications>()
        .AddLiveTail<NotificationCache>()
        .AddSingleton<ListNotifications>()
        .AddSingleton<ShowNotification>()
        .AddSingleton<NotificationGroups>()
        .AddSingleton<ListNotificationGroups>()
        .AddSingleton<ShowNotificationGroup>()
        .AddSingleton<ListGroupPeople>()
        .AddSingleton<CountUnread>()
        .AddSingleton<CountUnreadGroups>()
        .AddSingleton<DismissNotification>()
        .AddSingleton<DismissNotificationGroup>()
        .AddSingleton<ClearNotifications>()
        .AddSingleton<ReadNotifications>()
        .AddSingleton<NotificationsPages>();

    public void Map(IEndpointRouteBuilder routes)
    {
        var settings = routes.ServiceProvider.GetRequiredService<CanteenSettings>();
        var read = routes.MapGroup("/api").RequireScope("read:notifications");
        var write = routes.MapGroup("/api").RequireScope("write:notifications");
        MapSingles(read, write, new NotificationsApi(settings));
        MapGroups(read, write, new GroupsApi(settings));
        MapPolicy(read, write);
        MapRequests(read, write);
        routes.MapGet("/notifications", NotificationsPages.ShowAsync).RequireSignIn();
        routes.MapGet("/notifications/unread", NotificationsPages.UnreadAsync).RequireSignIn();
    }

    private static void MapSingles(RouteGroupBuilder read, RouteGroupBuilder write, NotificationsApi api)
    {
        read.MapGet("/v1/notifications", api.ListAsync);
        read.MapGet("/v1/notifications/{id:id}", NotificationsApi.ShowAsync);
        read.MapGet("/v1/notifications/unread_count", NotificationsApi.UnreadAsync);
        write.MapPost("/v1/notifications/clear", NotificationsApi.ClearAsync);
        write.MapPost("/v1/notifications/{id:id}/dismiss", NotificationsApi.DismissAsync);
    }

    private static void MapGroups(RouteGroupBuilder read, RouteGroupBuilder write, GroupsApi api)
    {
        read.MapGet("/v2/notifications", api.ListAsync);
        read.MapGet("/v2/notifications/unread_count", GroupsApi.UnreadAsync);
        read.MapGet("/v2/notifications/{key}", GroupsApi.ShowAsync);
        read.MapGet("/v2/notifications/{key}/accounts", api.PeopleAsync);
        write.MapPost("/v2/notifications/clear", NotificationsApi.ClearAsync);
        write.MapPost("/v2/notifications/{key}/dismiss", GroupsApi.DismissAsync);
    }

    private static void MapPolicy(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/v2/notifications/policy", PolicyApi.Show);
        write.MapMethods("/v2/notifications/policy", UpdateRoutes.Methods, PolicyApi.Change);
        read.MapGet("/v1/notifications/policy", PolicyApi.ShowOld);
        write.MapMethods("/v1/notifications/policy", UpdateRoutes.Methods, PolicyApi.ChangeOld);
    }

    private static void MapRequests(RouteGroupBuilder read, RouteGroupBuilder write)
    {
        read.MapGet("/v1/notifications/requests", PolicyApi.NoRequests);
        read.MapGet("/v1/notifications/requests/merged", PolicyApi.Merged);
        read.MapGet("/v1/notifications/requests/{id:id}", PolicyApi.NoSuchRequest);
        write.MapPost("/v1/notifications/requests/accept", PolicyApi.AnswerNone);
        write.MapPost("/v1/notifications/requests/dismiss", PolicyApi.AnswerNone);
        write.MapPost("/v1/notifications/requests/{id:id}/accept", PolicyApi.NoSuchRequest);
        write.MapPost("/v1/notifications/requests/{id:id}/dismiss", PolicyApi.NoSuchRequest);
    }
}
