using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Platform.Look;

internal static class AppearanceRoutes
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public static void MapAppearance(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/appearance", ChooseAsync).AllowEveryone().RequireFormToken().ExcludeFromDescription();

    private static async Task<IResult> ChooseAsync(HttpContext context, CanteenSettings settings)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        context.Response.Cookies.Append(
            AppearanceCookie.Name, AppearanceCookie.Parse(form["to"]).ToString(), OwnCookie.For(settings, Life));
        return GoBack.From(context, "/");
    }
}
