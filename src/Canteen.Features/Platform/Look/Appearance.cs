using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Platform.Look;

/// <summary>Light or dark, or as the device says.</summary>
public enum Appearance { Auto, Light, Dark }

internal static class AppearanceCookie
{
    private const string Name = "appearance";
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    public static Appearance Of(HttpRequest request) =>
        Enum.TryParse<Appearance>(request.Cookies[Name], ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : Appearance.Auto;

    public static void MapAppearance(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/appearance", ChooseAsync).AllowEveryone().RequireFormToken().ExcludeFromDescription();

    private static async Task<IResult> ChooseAsync(HttpContext context, CanteenSettings settings)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var chosen = Enum.TryParse<Appearance>(form["to"], true, out var to) && Enum.IsDefined(to) ? to : Appearance.Auto;
        context.Response.Cookies.Append(Name, chosen.ToString(), OwnCookie.For(settings, Life));
        return GoBack.From(context, "/");
    }
}
