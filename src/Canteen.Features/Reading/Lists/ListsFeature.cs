using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look.Navigation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Lists;

/// <summary>Personal lists of people, hashtags and saved searches, each read as a timeline of its own.</summary>
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
        .AddSingleton<ChangeListTags>()
        .AddSingleton<ChangeListSearches>()
        .AddSingleton<FindForList>()
        .AddSingleton<ReadList>()
        .AddSingleton<ChooseListsOfPerson>()
        .AddSingleton<ChooseListsOfTag>()
        .AddSingleton<ChooseListsOfSearch>()
        .AddSingleton<ListPeoplePages>()
        .AddSingleton<ChooseListsPages>()
        .AddSingleton(ListsPages.Made)
        .AddSingleton(ListsPages.Changed)
        .AddSingleton(ListsPages.Deleted)
        .AddSingleton(ListPeoplePages.Added)
        .AddSingleton(ListPeoplePages.Removed)
        .AddSingleton(ChooseListsPages.PersonSaved)
        .AddSingleton(ChooseListsPages.TagSaved)
        .AddSingleton(ChooseListsPages.SearchSaved)
        .AddColumn<ListColumn>()
        .AddNavItem(new("lists", "/lists", "list", "Lists", 95) { Key = 'l' })
        .AddSlotPiece<PinnedLists, PinnedListsSource>(SlotNames.PinnedPlaces, 10)
        .AddSlotPiece<PersonListItem>(SlotNames.PostMenu, 55)
        .AddSlotPiece<PersonListLink, PersonListLinkSource>(SlotNames.ProfileMore, 10)
        .AddSlotPiece<TagListLink>(SlotNames.Tag, 10)
        .AddSlotPiece<SearchListLink>(SlotNames.SavedSearch, 10);

    public void Map(IEndpointRouteBuilder routes)
    {
        MapLists(routes.MapGroup("/api/v1/lists"));
        routes.MapGet("/api/v1/accounts/{id:id}/lists", ListsApi.WithAsync).RequireScope(Read);
        routes.MapGet("/api/v1/timelines/list/{id:id}", ListTimeline.ApiAsync).RequireScope(Read);
        MapCanteen(routes.MapGroup("/api/canteen/v1/lists"));
        MapPages(routes.MapGroup("/lists"));
        routes.MapGet("/people/{id:id}/lists", ChooseListsPages.AskPersonAsync).RequireSignIn();
        routes.MapPost("/people/{id:id}/lists", ChooseListsPages.SavePersonAsync).TakeForm();
        routes.MapGet("/tags/{name}/lists", ChooseListsPages.AskTagAsync).RequireSignIn();
        routes.MapPost("/tags/{name}/lists", ChooseListsPages.SaveTagAsync).TakeForm();
        routes.MapGet("/searches/{id:id}/lists", ChooseListsPages.AskSearchAsync).RequireSignIn();
        routes.MapPost("/searches/{id:id}/lists", ChooseListsPages.SaveSearchAsync).TakeForm();
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
        lists.MapGet("/{id:id}/searches", ListSearchesApi.ListAsync).RequireScope(Read);
        lists.MapPost("/{id:id}/searches", ListSearchesApi.AddAsync).RequireScope(Write);
        lists.MapDelete("/{id:id}/searches", ListSearchesApi.RemoveAsync).RequireScope(Write);
    }

    private static void MapPages(RouteGroupBuilder lists)
    {
        lists.MapGet("", ListsPages.ListAsync).RequireSignIn();
        lists.MapPost("", ListsPages.CreateAsync).TakeForm().TakeOnce();
        lists.MapGet("/new", ListsPages.New).RequireSignIn();
        lists.MapGet("/{id:id}", ListTimeline.PageAsync).RequireSignIn();
        lists.MapPost("/{id:id}", ListsPages.ChangeAsync).TakeForm();
        lists.MapGet("/{id:id}/edit", ListsPages.EditAsync).RequireSignIn();
        lists.MapGet("/{id:id}/delete", ListsPages.AskAsync).RequireSignIn();
        lists.MapPost("/{id:id}/delete", ListsPages.DeleteAsync).TakeForm();
        lists.MapPost("/{id:id}/up", ListsPages.UpAsync).TakeForm();
        lists.MapPost("/{id:id}/down", ListsPages.DownAsync).TakeForm();
        lists.MapGet("/{id:id}/people", ListPeoplePages.ShowAsync).RequireSignIn();
        lists.MapPost("/{id:id}/people/{person:id}/add", ListPeoplePages.AddAsync).TakeForm();
        lists.MapPost("/{id:id}/people/{person:id}/remove", ListPeoplePages.RemoveAsync).TakeForm();
        lists.MapPost("/{id:id}/tags", ListPeoplePages.AddTagAsync).TakeForm();
        lists.MapPost("/{id:id}/tags/{name}/remove", ListPeoplePages.RemoveTagAsync).TakeForm();
        lists.MapPost("/{id:id}/searches", ListSearchesPages.AddAsync).TakeForm();
        lists.MapPost("/{id:id}/searches/{search:id}/remove", ListSearchesPages.RemoveAsync).TakeForm();
    }
}
