using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Federation.Actors;

internal static class InboxDocuments
{
    /// <summary>405: the sender gives up at once, and nothing is lost that this server would have kept.</summary>
    public static IResult Closed(HttpContext http)
    {
        http.Response.Headers.Allow = "";
        return new FaultAnswer(
            Fault.BadRequest("This server doesn't accept deliveries from other servers yet"), StatusCodes.Status405MethodNotAllowed);
    }
}
