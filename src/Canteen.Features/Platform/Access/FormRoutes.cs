using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;

namespace Canteen.Features.Platform.Access;

/// <summary>The fields of a form whose words would be lost when they are refused, because no page shows the form again.</summary>
public sealed record GivenBack(IReadOnlyList<string> Fields);

/// <summary>Routes that the forms of our pages post to.</summary>
public static class FormRoutes
{
    /// <summary>Posted by a signed-in person; the form must carry the antiforgery token.</summary>
    public static RouteHandlerBuilder TakeForm(this RouteHandlerBuilder endpoint) => endpoint.RequireSignIn().RequireFormToken();

    /// <summary>A form without a valid antiforgery token is refused (400). For forms that visitors fill in, too.</summary>
    public static RouteHandlerBuilder RequireFormToken(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequireAntiforgeryTokenAttribute(true));

    /// <summary>What is typed into these fields is shown again to a writer who turns out to be signed out.</summary>
    public static RouteHandlerBuilder GiveBack(this RouteHandlerBuilder endpoint, params string[] fields) =>
        endpoint.WithMetadata(new GivenBack(fields));
}
