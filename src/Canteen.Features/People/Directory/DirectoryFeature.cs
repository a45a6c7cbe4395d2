using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Directory;

/// <summary>Finding people by what they do, where and about what they post; and the newest members on every page.</summary>
public sealed class DirectoryFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddNavItem(new("people", "/people", "people", "People", 20) { Section = NavSection.Explore, IsShown = _ => true })
        .AddLiveTail<DirectoryCache>()
        .AddJobWorker<FoldProfiles>()
        .AddSingleton<ListPeople>()
        .AddSingleton<ListDirectory>()
        .AddSingleton<ReadNewFaces>()
        .AddScoped<PeoplePages>()
        .AddSlotPiece<NewFaces, NewFacesSource>(SlotNames.Beside, 30)
        .AddSlotPiece<NewFaces, NewFacesForVisitorsSource>(SlotNames.Explore, 20);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/people", PeoplePages.ShowAsync).AllowVisitors();
        routes.MapGet("/api/v1/directory", DirectoryApi.ListAsync).AllowVisitors();
    }
}
