using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look.Navigation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Canteen.Features.People.Circle;

/// <summary>How many organisations, professions and places the people span whom somebody follows, and who would widen it.</summary>
public sealed class CircleFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddNavItem(new("circle", CirclePages.Path, "circle", "Your circle", 22) { Section = NavSection.Explore })
        .AddSingleton<ReadCircle>()
        .AddSingleton<WidenCircle>()
        .AddSingleton<CirclePages>()
        .AddSlotPiece<CircleLink, CircleLinkSource>(SlotNames.ProfileActions, 30)
        // Without the room of organisations nobody is confirmed.
        .TryAddSingleton<ConfirmedOrganisations>(
            (_, _) => Task.FromResult(Array.Empty<(AccountId Id, NamedOrganisation One)>().ToLookup(none => none.Id, none => none.One)));

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = new CircleApi(routes.ServiceProvider.GetRequiredService<CanteenSettings>());
        routes.MapGet(CirclePages.Path, CirclePages.ShowAsync).RequireSignIn();
        routes.MapGet("/api/canteen/v1/circle", api.ShowAsync).RequireScope("read:follows");
    }
}
