using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// The outermost error handler: unreadable input is answered with its fault; an unreachable database with 503 (the outage is logged once
/// elsewhere, not here); anything else is logged and answered without a stack trace.
/// </summary>
public sealed class FaultHandler(RequestDelegate next, ILogger<FaultHandler> log)
{
    private static readonly Fault Away = new(
        FaultKind.Unavailable,
        $"The server cannot reach its database at the moment. Please try again in {FaultAnswer.UnavailableSeconds} seconds. If you sent something, look first whether it has arrived.");

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadInputException e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, e.Fault);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, Unreadable(e));
        }
        catch (NotSupportedException) when (!context.Response.HasStarted && IsInRefusedEncoding(context.Request))
        {
            await AnswerAsync(context, Fault.BadRequest("The request could not be read"));
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
        }
        catch (DatabaseUnavailableException) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, Away);
        }
        catch (DatabaseUnavailableException)
        {
            // Half of the answer has been sent. Cutting the connection shows that it is incomplete.
            context.Abort();
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            log.LogError(e, "{Method} {Path} failed", context.Request.Method, context.GetEndpoint()?.DisplayName ?? context.Request.Path);
            context.Response.Clear();
            var sorry = new Fault(FaultKind.Unavailable, "Something went wrong on our side. It has been logged.");
            await new FaultAnswer(sorry, 500).ExecuteAsync(context);
        }
    }

    private static Fault Unreadable(BadHttpRequestException e) => e.StatusCode switch
    {
        413 => new Fault(FaultKind.TooLarge, "The request is too large (maximum is 1 MB)"),
        _ => Fault.BadRequest("The request could not be read"),
    };

    /// <summary>The framework reads a form in whatever encoding it names, but refuses this one by an exception.</summary>
    private static bool IsInRefusedEncoding(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.Charset.Equals("utf-7", StringComparison.OrdinalIgnoreCase);

    private static Task AnswerAsync(HttpContext context, Fault fault)
    {
        context.Response.Clear();
        return fault.ToResult().ExecuteAsync(context);
    }
}
