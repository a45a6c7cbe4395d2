using System.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Reading.Live;

/// <summary>Server-sent events: <c>event: new</c> or <c>event: notice</c>, <c>data:</c> an id; a comment line as a heartbeat.</summary>
internal static class LiveRoutes
{
    // EventSource waits this long before it comes back.
    private static readonly byte[] Hello = Encoding.UTF8.GetBytes("retry: 4000\n: hello\n\n");
    private static readonly byte[] StillHere = Encoding.UTF8.GetBytes(": still here\n\n");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/live/local", (HttpContext context, ListenLive live) => ListenAsync(context, live, LiveStream.Local)).AllowVisitors("read:statuses");
        routes.MapGet("/live/home", (HttpContext context, ListenLive live) => ListenAsync(context, live, LiveStream.Home)).RequireScope("read:statuses");
        routes.MapGet("/live/notifications", (HttpContext context, ListenLive live) => ListenAsync(context, live, LiveStream.Notifications))
            .RequireScope("read:notifications");
    }

    private static async Task<IResult> ListenAsync(HttpContext context, ListenLive live, LiveStream stream)
    {
        var ct = context.RequestAborted;
        var listened = await live.RunAsync(stream, context.Viewer(), BeginAsync, SayAsync, ct);
        return listened ? Results.Empty : new Fault(FaultKind.Unavailable, "Too many pages are listening; please try again later").ToResult();

        Task BeginAsync()
        {
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers["X-Accel-Buffering"] = "no";
            return WriteAsync(Hello);
        }

        Task SayAsync(LiveWord? word) => WriteAsync(word?.Bytes ?? StillHere);

        async Task WriteAsync(byte[] bytes)
        {
            await context.Response.Body.WriteAsync(bytes, ct);
            await context.Response.Body.FlushAsync(ct);
        }
    }
}
