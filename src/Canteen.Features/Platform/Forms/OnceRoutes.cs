using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Forms;

public static class OnceRoutes
{
    /// <summary>A form sent twice at once is taken once; both get the same answer.</summary>
    public static RouteHandlerBuilder TakeOnce(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(
        (call, next) => call.HttpContext.RequestServices.GetRequiredService<SentForms>().AnswerAsync(call, next));
}
