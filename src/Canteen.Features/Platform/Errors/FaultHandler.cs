using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Platform.Errors;

/// <summary>The outermost net: unreadable input becomes its fault; anything else is logged and answered without a stack trace.</summary>
public sealed class FaultHandler(RequestDelegate next, ILogger<FaultHandler> log)
{
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
            await AnswerAsync(context, e.StatusCode == 413 ? Fault.Invalid("The request is too large") : Fault.BadRequest("The request could not be read"));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            log.LogError(e, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            context.Response.Clear();
            await Results.Json(new { error = "Something went wrong on our side. It has been logged." }, statusCode: 500).ExecuteAsync(context);
        }
    }

    private static Task AnswerAsync(HttpContext context, Fault fault)
    {
        context.Response.Clear();
        return fault.ToResult().ExecuteAsync(context);
    }
}
