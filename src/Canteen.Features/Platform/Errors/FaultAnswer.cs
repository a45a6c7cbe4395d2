using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Canteen.Features.Platform.Errors;

/// <summary>A fault on its way out: <see cref="ErrorPage"/> to a browser that asked for a page, else <see cref="ErrorJson"/>.</summary>
internal sealed class FaultAnswer(Fault fault, int statusCode) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        if (statusCode == 401) context.Response.Headers.WWWAuthenticate = $"""Bearer realm="Canteen", error="invalid_token", error_description="{fault.Sentence}" """.TrimEnd();
        return WantsPage(context.Request)
            ? new RazorComponentResult<ErrorPage>(new { StatusCode = statusCode, Sentence = Sentence }) { StatusCode = statusCode }.ExecuteAsync(context)
            : Results.Json(ErrorJson.From(fault), statusCode: statusCode).ExecuteAsync(context);
    }

    private string Sentence => fault == Fault.NotFound ? "There is nothing here, or it is not for you to see." : fault.Sentence;

    // Clients break over HTML, so whatever is under /api never answers with it, whoever asks.
    private static bool WantsPage(HttpRequest request) =>
        !request.IsApi()
        && request.Headers.Accept.Any(a => a is not null && a.Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
