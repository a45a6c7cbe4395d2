using Canteen.Features.Platform;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Directory;

/// <summary>New members, shown on every page.</summary>
public sealed class DirectoryFeature : IFeature
{
    public void Register(IServiceCollection services) =>
        services.AddSingleton<ReadNewFaces>().AddSlotPiece<NewFaces, NewFacesSource>(SlotNames.Beside, 30);

    public void Map(IEndpointRouteBuilder routes)
    {
    }
}
