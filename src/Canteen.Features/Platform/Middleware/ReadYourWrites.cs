using Canteen.Core;
using Canteen.Features.Platform.Http;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Makes sure that people who wrote something find it in their next read, whichever node answers: a header and a cookie carry how far into
/// the log their writes reach, and the node waits until it has come that far. When no other process can write there is nothing to wait for,
/// and neither is sent.
/// </summary>
public sealed class ReadYourWrites(RequestDelegate next, Database database, CanteenSettings settings)
{
    internal const string Header = "Canteen-Written";
    private const string Cookie = "canteen_written";

    /// <summary>By then every node has heard of the write, or has told its operator that it is behind.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!database.IsShared)
        {
            await next(context);
            return;
        }
        if (Asked(context.Request) is { } position) await HearAsync(position, context.RequestAborted);
        var trace = WriteTrace.Begin();
        context.Response.OnStarting(() =>
        {
            if (trace.Reached is { } reached) Tell(context.Response, reached);
            return Task.CompletedTask;
        });
        await next(context);
    }

    private static LoggedPosition? Asked(HttpRequest request)
    {
        LoggedPosition? asked = LoggedPosition.TryParse(request.Headers[Header].ToString(), out var header) ? header : null;
        if (!LoggedPosition.TryParse(request.Cookies[Cookie] ?? "", out var cookie)) return asked;
        return asked is { } other ? LoggedPosition.Later(other, cookie) : cookie;
    }

    private async Task HearAsync(LoggedPosition position, CancellationToken ct)
    {
        try
        {
            await database.HeardAsync(position, ct);
        }
        catch (DatabaseUnavailableException)
        {
            // What needs no database can still be answered.
        }
    }

    private void Tell(HttpResponse response, LoggedPosition reached)
    {
        response.Headers[Header] = reached.ToString();
        response.Cookies.Append(Cookie, reached.ToString(), OwnCookie.For(settings, Life));
    }
}
