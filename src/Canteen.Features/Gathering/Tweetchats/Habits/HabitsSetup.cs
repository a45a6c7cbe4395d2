using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Gathering.Tweetchats.Habits;

/// <summary>What somebody wants of tweetchats elsewhere.</summary>
internal static class HabitsSetup
{
    public static void Register(IServiceCollection services) => services
        .AddSingleton<ReadHabits>().AddSingleton<ChangeHabits>().AddSingleton(HabitsPages.Saved)
        .AddSlotPiece<HabitsLink>(SlotNames.SettingsMenu, 29);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(HabitsPages.Path, HabitsPages.ShowAsync).RequireSignIn();
        routes.MapPost(HabitsPages.Path, HabitsPages.SaveAsync).TakeForm();
        routes.MapGet("/api/canteen/v1/chats/settings", HabitsPages.ReadAsync).RequireScope("read:accounts");
        routes.MapMethods("/api/canteen/v1/chats/settings", UpdateRoutes.Methods, HabitsPages.ChangeAsync).RequireScope("write:accounts");
    }
}
