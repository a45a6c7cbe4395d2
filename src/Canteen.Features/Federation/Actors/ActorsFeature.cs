using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Canteen.Features.Federation.Actors;

/// <summary>How other servers see and find people and posts. Nothing is received or sent from here.</summary>
public sealed class ActorsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, DocumentOrPage>());
        services
            .AddSingleton<ActorKeys>()
            .AddSingleton<FindActor>()
            .AddSingleton<ActorActivity>()
            .AddSingleton<FindWireObject>()
            .AddSingleton<ListWireObjects>()
            .AddSingleton<ListFollowAddresses>()
            .AddSingleton<ListReplyAddresses>()
            .AddSingleton<WebFingerDocuments>()
            .AddSingleton<NodeInfoDocuments>()
            .AddSingleton<ActorDocuments>()
            .AddSingleton<NoteActivityDocuments>()
            .AddSingleton<CollectionDocuments>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        MapFinding(
            routes, routes.ServiceProvider.GetRequiredService<WebFingerDocuments>(),
            routes.ServiceProvider.GetRequiredService<NodeInfoDocuments>());
        MapActors(routes, routes.ServiceProvider.GetRequiredService<ActorDocuments>());
        MapNotes(routes, routes.ServiceProvider.GetRequiredService<NoteActivityDocuments>());
        MapCollections(routes.MapGroup("/ap/users/{id:id}"), routes.ServiceProvider.GetRequiredService<CollectionDocuments>());
        foreach (var inbox in new[] { "/inbox", "/actor/inbox", "/ap/users/{id:id}/inbox" })
        {
            routes.Map(inbox, InboxDocuments.Closed).AllowEveryone().DisableAntiforgery().ExcludeFromDescription();
        }
    }

    private static void MapFinding(IEndpointRouteBuilder routes, WebFingerDocuments webFinger, NodeInfoDocuments nodeInfo)
    {
        var group = routes.MapGroup("").AllowEveryone().ExcludeFromDescription();
        group.MapGet("/.well-known/webfinger", webFinger.AnswerAsync);
        group.MapGet("/.well-known/host-meta", webFinger.HostMeta);
        group.MapGet("/.well-known/host-meta.json", webFinger.HostMetaJson);
        group.MapGet("/.well-known/nodeinfo", nodeInfo.Index);
        group.MapGet("/nodeinfo/2.0", nodeInfo.ShowAsync);
    }

    private static void MapActors(IEndpointRouteBuilder routes, ActorDocuments actors)
    {
        var group = routes.MapGroup("").AllowEveryone().ExcludeFromDescription();
        group.MapGet("/actor", actors.ShowServerAsync);
        group.MapGet("/actor/outbox", actors.ServerOutbox);
        group.MapGet("/ap/users/{id:id}", actors.ShowAsync);
        group.MapGet("/@{name}", actors.ShowByNameAsync).WithMetadata(new WireDocumentAtPage());
        group.MapGet("/users/{name}", actors.RedirectAsync);
    }

    private static void MapNotes(IEndpointRouteBuilder routes, NoteActivityDocuments notes)
    {
        var group = routes.MapGroup("").AllowEveryone().ExcludeFromDescription();
        group.MapGet("/@{name}/{post:id}", notes.ShowByNameAsync).WithMetadata(new WireDocumentAtPage());
        group.MapGet("/ap/users/{id:id}/statuses/{post:id}", notes.ShowAsync);
        group.MapGet("/ap/users/{id:id}/statuses/{post:id}/activity", notes.ShowActivityAsync);
        group.MapGet("/ap/users/{id:id}/statuses/{post:id}/replies", notes.RepliesAsync);
        group.MapGet("/ap/users/{id:id}/statuses/{post:id}/likes", notes.LikesAsync);
        group.MapGet("/ap/users/{id:id}/statuses/{post:id}/shares", notes.SharesAsync);
    }

    private static void MapCollections(RouteGroupBuilder actor, CollectionDocuments collections)
    {
        actor.AllowEveryone().ExcludeFromDescription();
        actor.MapGet("/outbox", collections.OutboxAsync);
        actor.MapGet("/followers", collections.FollowersAsync);
        actor.MapGet("/following", collections.FollowingAsync);
        actor.MapGet("/collections/featured", collections.FeaturedAsync);
        actor.MapGet("/collections/tags", collections.FeaturedTagsAsync);
    }
}
