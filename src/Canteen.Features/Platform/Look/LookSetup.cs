using Canteen.Core.People;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Features.Platform.Look.Offline;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Look;

public static class LookSetup
{
    public static IServiceCollection AddLook(this IServiceCollection services) =>
        services.AddSingleton<LookAssets>().AddSingleton<NavIndex>()
            .AddSingleton(services => new NavMarks(services.GetRequiredService<NavIndex>().LoadMarkAsync))
            .AddSingleton(new OwnPart(PagePart.Flash, FlashAsync))
            .AddSingleton(new OwnPart(PagePart.MyCard, page => OfMeAsync(page, typeof(MyCard))))
            .AddSingleton(new OwnPart(PagePart.MyAvatar, page => OfMeAsync(page, typeof(Avatar))));

    public static void MapLook(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapAppearance();
        routes.MapOffline();
    }

    private static async ValueTask<HtmlPart> FlashAsync(PageFiller page)
    {
        if (Flash.Take(page.Context) is not ({ } flash, var id)) return new PartList([]);
        if (!flash.NamesPerson) return new ComponentPart(typeof(FlashMessage), flash.Of(id, ""));
        var person = await page.Service<AccountGate>().FindAsync(new AccountId(id), page.Context.Viewer(), page.Context.RequestAborted);
        return person is null ? new PartList([]) : new ComponentPart(typeof(FlashMessage), flash.Of(id, person.Name));
    }

    private static async ValueTask<HtmlPart> OfMeAsync(PageFiller page, Type component) =>
        new ComponentPart(component, new { Account = (await page.LoadMeAsync())! });
}
