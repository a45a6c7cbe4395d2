using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Lists;

/// <summary>Personal lists of people and hashtags, each read as a timeline of its own.</summary>
public sealed class ListsFeature : IFeature
{
    private const string Read = "read:lists", Write = "write:lists";

    public void Register(IServiceCollection services) => services
        .AddSingleton<ListLists>()
        .AddSingleton<ShowList>()
        .AddSingleton<CreateList>()
        .AddSingleton<ChangeList>()
        .AddSingleton<DeleteList>()
        .AddSingleton<MoveList>()
        .AddSingleton<ListMembers>()
        .AddSingleton<ListsWith>()
        .AddSingleton<AddToList>()
        .AddSingleton<RemoveFromList>()
        .AddSingleton<ChangeListTags>();

    public void Map(IEndpointRouteBuilder routes)
    {
        MapLists(routes.MapGroup("/api/v1/lists"));
        routes.MapGet("/api/v1/accounts/{id:id}/lists", ListsApi.WithAsync).RequireScope(Read);
        routes.MapGet("/api/v1/timelines/list/{id:id}", ListTimeline.ApiAsync).RequireScope(Read);
        MapCanteen(routes.MapGroup("/api/canteen/v1/lists"));
        routes.MapGet("/lists/{id:id}", ListTimeline.PageAsync).RequireSignIn();
    }

    private static void MapLists(RouteGroupBuilder lists)
    {
        lists.MapGet("", ListsApi.ListAsync).RequireScope(Read);
        lists.MapPost("", ListsApi.CreateAsync).RequireScope(Write);
        lists.MapGet("/{id:id}", ListsApi.ShowAsync).RequireScope(Read);
        lists.MapMethods("/{id:id}", UpdateRoutes.Methods, ListsApi.ChangeAsync).RequireScope(Write);
        lists.MapDelete("/{id:id}", ListsApi.DeleteAsync).RequireScope(Write);
        lists.MapGet("/{id:id}/accounts", ListsApi.PeopleAsync).RequireScope(Read);
        lists.MapPost("/{id:id}/accounts", ListsApi.AddAsync).RequireScope(Write);
        lists.MapDelete("/{id:id}/accounts", ListsApi.RemoveAsync).RequireScope(Write);
    }

    private static void MapCanteen(RouteGroupBuilder lists)
    {
        lists.MapGet("", CanteenListsApi.ListAsync).RequireScope(Read);
        lists.MapPost("", CanteenListsApi.CreateAsync).RequireScope(Write);
        lists.MapGet("/{id:id}", CanteenListsApi.ShowAsync).RequireScope(Read);
        lists.MapMethods("/{id:id}", UpdateRoutes.Methods, CanteenListsApi.ChangeAsync).RequireScope(Write);
        lists.MapDelete("/{id:id}", ListsApi.DeleteAsync).RequireScope(Write);
        lists.MapPost("/{id:id}/move", CanteenListsApi.MoveAsync).RequireScope(Write);
        lists.MapGet("/{id:id}/accounts", ListsApi.PeopleAsync).RequireScope(Read);
        lists.MapPost("/{id:id}/accounts", ListsApi.AddAsync).RequireScope(Write);
        lists.MapDelete("/{id:id}/accounts", ListsApi.RemoveAsync).RequireScope(Write);
        lists.MapGet("/{id:id}/tags", CanteenListsApi.TagsAsync).RequireScope(Read);
        lists.MapPost("/{id:id}/tags", CanteenListsApi.AddTagAsync).RequireScope(Write);
        lists.MapDelete("/{id:id}/tags", CanteenListsApi.RemoveTagAsync).RequireScope(Write);
    }
}
