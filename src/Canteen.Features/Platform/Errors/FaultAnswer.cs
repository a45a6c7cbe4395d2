using System.Globalization;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Rates;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Errors;

/// <summary>Answers a fault: <see cref="ErrorPage"/> to a browser that asked for a page, else <see cref="ErrorJson"/>.</summary>
internal sealed class FaultAnswer(Fault fault, int statusCode) : IResult
{
    /// <summary>How long it usually takes a server to reach its database again.</summary>
    public const int UnavailableSeconds = 10;

    private const int TooManySeconds = 60;

    public Task ExecuteAsync(HttpContext context)
    {
        if (statusCode is 429 or 503)
            context.Response.Headers.RetryAfter = (statusCode == 429 ? TooManySeconds : UnavailableSeconds)
                .ToString(CultureInfo.InvariantCulture);
        if (statusCode == 401) context.Response.Headers.WWWAuthenticate = $"""Bearer realm="Canteen", error="invalid_token", error_description="{fault.Sentence}" """.TrimEnd();
        return context.Request.WantsPage()
            ? new PageResult(
                typeof(ErrorPage), new { StatusCode = statusCode, Sentence, Again = Again(context.Request) },
                new PageContent())
            { StatusCode = statusCode }.ExecuteAsync(context)
            : Results.Json(ErrorJson.From(fault), statusCode: statusCode).ExecuteAsync(context);
    }

    private string Sentence =>
        fault == RateAnswers.TooMany ? "So much has come from here in a short time that we have to slow it down. Please wait a few "
            + "minutes, then try again."
        : fault.Sentence;

    /// <summary>
    /// The address to try again; null where there is none. Reloading would send a form again, and browsers ask about that. Two slashes at
    /// the start would lead to another server.
    /// </summary>
    private string? Again(HttpRequest request) =>
        statusCode is 429 or >= 500 && HttpMethods.IsGet(request.Method)
            ? "/" + request.Path.ToUriComponent().TrimStart('/') + request.QueryString.ToUriComponent()
            : null;
}
