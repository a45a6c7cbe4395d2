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
            .AddSingleton(new OwnPart(PagePart.Flash, page => new(FlashOf(page))))
            .AddSingleton(new OwnPart(PagePart.MyCard, page => OfMeAsync(page, typeof(MyCard))))
            .AddSingleton(new OwnPart(PagePart.MyAvatar, page => OfMeAsync(page, typeof(Avatar))));

    public static void MapLook(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapAppearance();
        routes.MapOffline();
    }

    private static HtmlPart FlashOf(PageFiller page) =>
        Flash.Take(page.Context) is { } said ? new ComponentPart(typeof(FlashMessage), said) : new PartList([]);

    private static async ValueTask<HtmlPart> OfMeAsync(PageFiller page, Type component) =>
        new ComponentPart(component, new { Account = (await page.LoadMeAsync())! });
}
