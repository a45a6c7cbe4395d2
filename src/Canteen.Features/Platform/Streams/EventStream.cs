using System.Text;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Middleware;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Canteen.Features.Platform.Streams;

/// <summary>Server-sent events: the format of a frame, and the answer that carries a stream of them.</summary>
public static class EventStream
{
    /// <param name="data">One line of UTF-8.</param>
    public static byte[] Frame(string kind, ReadOnlySpan<byte> data) =>
        [.. "event: "u8, .. Encoding.UTF8.GetBytes(kind), .. "\ndata: "u8, .. data, .. "\n\n"u8];

    public static byte[] Frame(string kind, string data) => Frame(kind, Encoding.UTF8.GetBytes(data));

    /// <summary>Answers with the stream; returns when it ends, or at once where only the headers are asked for.</summary>
    public static async Task ServeAsync(HttpContext context, OpenStream stream)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "private, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        if (HeadAsGet.IsHead(context)) return;
        await using var gone = context.RequestAborted.Register(() => stream.End(StreamEnd.Left));
        await stream.ServeAsync(frame => response.Body.WriteAsync(frame), context.Abort);
    }
}
