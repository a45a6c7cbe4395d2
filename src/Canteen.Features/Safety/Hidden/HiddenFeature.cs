using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Safety.Hidden;

/// <summary>One page of all that a member chose not to see, each with the way back; other rooms put their lists on it.</summary>
public sealed class HiddenFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSlotPiece<HiddenLink>(SlotNames.SettingsMenu, 25);

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/settings/hidden", () => PageAnswers.Show<HiddenPage>(new { })).RequireSignIn();
}
