using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Search;

/// <summary>One search for posts, people, hashtags, and anything with an address on this server.</summary>
public sealed class SearchFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddNavItem(new("search", "/search", "search", "Search", 10)
        {
            Section = NavSection.Explore, IsShown = _ => true,
        })
        .AddSlotPiece<SearchBeside, SearchBoxSource>(SlotNames.Beside, 5)
        .AddSlotPiece<RecentSearchList, RecentSearchesSource>(SlotNames.Explore, 4)
        .AddSingleton<RememberSearch>()
        .AddSingleton<ListRecentSearches>()
        .AddSingleton<ForgetSearches>()
        .AddScoped<SearchPages>()
        .AddSingleton<FindByAddress>()
        .AddReaction<IndexDocuments>()
        .AddJobWorker<FillIndex>()
        .AddSingleton<RebuildIndex>()
        .AddSingleton<SearchTags>()
        .AddSingleton<SuggestMentions>()
        .AddSingleton<SuggestTags>()
        .AddSingleton<SuggestTagNames>()
        .AddSingleton<SuggestSearches>()
        .AddSingleton<SearchForPosts>()
        .AddSingleton<SearchApi>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search", SearchPages.ShowAsync).AllowVisitors();
        routes.MapPost("/search/forget", SearchPages.ForgetAsync).TakeForm();
        routes.MapGet("/search/build", SearchPages.Build).RequireSignIn();
        routes.MapGet("/search/suggestions", SuggestionsPages.ShowAsync).RequireSignIn();
        routes.MapGet("/search/suggestions/box", SuggestionsPages.OfSearchAsync).AllowVisitors();
        var api = routes.ServiceProvider.GetRequiredService<SearchApi>();
        routes.MapGet("/api/v2/search", api.SearchAsync).AllowVisitors("read:search");
        routes.MapGet("/api/canteen/v1/search/posts", FoundPostsApi.ShowAsync).RequireScope("read:search");
    }
}
