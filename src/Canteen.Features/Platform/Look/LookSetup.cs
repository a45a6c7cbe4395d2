using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Look;

public static class LookSetup
{
    public static IServiceCollection AddLook(this IServiceCollection services) =>
        services.AddSingleton<LookAssets>()
            .AddSingleton(new OwnPart(PagePart.Unread, UnreadAsync))
            .AddSingleton(new OwnPart(PagePart.MyCard, page => OfMeAsync(page, typeof(MyCard))))
            .AddSingleton(new OwnPart(PagePart.MyAvatar, page => OfMeAsync(page, typeof(Avatar))));

    public static void MapLook(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapAppearance();
    }

    private static async ValueTask<HtmlPart> UnreadAsync(PageFiller page)
    {
        var unread = await page.Service<PageViewer>().CountUnreadAsync(page.Context.Me(), page.Context.RequestAborted);
        return new ComponentPart(typeof(UnreadCount), new { Count = unread });
    }

    private static async ValueTask<HtmlPart> OfMeAsync(PageFiller page, Type component) =>
        new ComponentPart(component, new { Account = (await page.LoadMeAsync())! });
}
