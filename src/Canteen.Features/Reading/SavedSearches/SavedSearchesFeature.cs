using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Columns;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>Searches that somebody keeps: each is a timeline, counts what is new, and can tell of it.</summary>
public sealed class SavedSearchesFeature : IFeature
{
    // Mastodon's apps can only have the scopes that they know.
    private const string Read = "read:search", Write = "write:lists";

    public void Register(IServiceCollection services) => services
        .AddNavItem(new("searches", "/searches", "search", "Searches", 30) { Section = NavSection.Saved })
        .AddSingleton<SaveSearch>()
        .AddSingleton<ChangeSearch>()
        .AddSingleton<DeleteSearch>()
        .AddSingleton<CountNew>()
        .AddSingleton<ListSearches>()
        .AddSingleton<ReadSearch>()
        .AddSingleton<LookAtSearch>()
        .AddSingleton<OpenSearchFeed>()
        .AddSingleton<CloseSearchFeed>()
        .AddSingleton<FindSearchFeed>()
        .AddSingleton(SavedSearchesPages.Saved)
        .AddSingleton(SavedSearchesPages.Changed)
        .AddSingleton(SavedSearchesPages.Deleted)
        .AddLiveTail<StandingSearches>()
        .AddReaction<TellOfSearches>()
        .AddJobWorker<TellHourly>()
        .AddColumn<SearchColumn>()
        .AddSlotPiece<SaveSearchLink>(SlotNames.Search, 10)
        .AddSlotPiece<SearchLinks, SavedSearchesSource>(SlotNames.Explore, 5);

    public void Map(IEndpointRouteBuilder routes)
    {
        MapApi(routes.MapGroup("/api/canteen/v1/searches"));
        MapPages(routes.MapGroup("/searches"));
    }

    private static void MapApi(RouteGroupBuilder searches)
    {
        searches.MapGet("", SavedSearchesApi.ListAsync).RequireScope(Read);
        searches.MapPost("", SavedSearchesApi.SaveAsync).RequireScope(Write);
        searches.MapGet("/{id:id}", SavedSearchesApi.ShowAsync).RequireScope(Read);
        searches.MapMethods("/{id:id}", UpdateRoutes.Methods, SavedSearchesApi.ChangeAsync).RequireScope(Write);
        searches.MapDelete("/{id:id}", SavedSearchesApi.DeleteAsync).RequireScope(Write);
        searches.MapGet("/{id:id}/posts", SavedSearchesApi.PostsAsync).RequireScope(Read);
        searches.MapPost("/{id:id}/look", SavedSearchesApi.LookAsync).RequireScope(Write);
        searches.MapPost("/{id:id}/feed", SavedSearchesApi.OpenFeedAsync).RequireScope(Write);
        searches.MapDelete("/{id:id}/feed", SavedSearchesApi.CloseFeedAsync).RequireScope(Write);
    }

    private static void MapPages(RouteGroupBuilder searches)
    {
        searches.MapGet("", SavedSearchesPages.ListAsync).RequireSignIn();
        searches.MapPost("", SavedSearchesPages.SaveAsync).TakeForm().TakeOnce();
        searches.MapGet("/new", SavedSearchesPages.New).RequireSignIn();
        searches.MapGet("/{id:id}", SavedSearchesPages.ShowAsync).RequireSignIn();
        searches.MapPost("/{id:id}", SavedSearchesPages.ChangeAsync).TakeForm();
        searches.MapGet("/{id:id}/edit", SavedSearchesPages.EditAsync).RequireSignIn();
        searches.MapGet("/{id:id}/delete", SavedSearchesPages.AskAsync).RequireSignIn();
        searches.MapPost("/{id:id}/delete", SavedSearchesPages.DeleteAsync).TakeForm();
        searches.MapPost("/{id:id}/feed", SearchFeedPages.OpenAsync).TakeForm();
        searches.MapPost("/{id:id}/feed/close", SearchFeedPages.CloseAsync).TakeForm();
        searches.MapGet("/feeds/{secret}", SearchFeedPages.ReadAsync).AllowEveryone();
    }
}
